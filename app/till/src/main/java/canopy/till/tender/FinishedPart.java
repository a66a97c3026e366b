package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * It is paid. The large figure is what the cashier must hand over now; where no cash was given it
 * is what was received, and by what.
 */
final class FinishedPart implements TenderPart {
  private final Look look;
  private final Texts texts;
  private final TenderStage.Finished result;
  private final TenderActions actions;
  private final VBox root = new VBox();

  FinishedPart(Look look, TenderModel model, TenderStage.Finished result, TenderActions actions) {
    this.look = look;
    this.texts = look.texts();
    this.result = result;
    this.actions = actions;
    Label figure = Labels.sized(11, 15, "result-change");
    figure.setText(look.formats().amount(figure()));
    Label drawer =
        Labels.word(
            texts.bound(result.drawerOpen() ? "tender.draweropen" : "tender.drawershut"),
            "result-drawer");
    drawer.setGraphic(Icon.DRAWER.node("result-sign"));
    boolean training = model.training.get();
    drawer.setVisible(result.drawerWanted() && !training);
    root.getStyleClass().add("tender-result");
    root.setAlignment(Pos.CENTER);
    root.getChildren()
        .addAll(
            space(),
            Icon.CHECK.node("result-check"),
            Labels.sentence(texts.bound(word(), names()), "result-word"),
            figure,
            parts(),
            drawer,
            space(),
            Labels.sentence(
                training
                    ? texts.bound("tender.practised")
                    : model.printerDown.flatMap(
                        down ->
                            texts.bound(
                                down ? "tender.receiptwaits" : "tender.receipt",
                                result.receiptNumber())),
                "result-line"));
    if (!training) {
      root.getChildren()
          .add(answer(Icon.PRINTER, "tender.print", actions::printReceipt, "result-print"));
    }
    root.getChildren().add(next());
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    return new KeyMap().on("Enter", "tender.next", actions::next);
  }

  @Override
  public void back() {
    actions.next();
  }

  @Override
  public boolean typed(String character) {
    return false;
  }

  /** The next customer's first article. */
  @Override
  public boolean scanned(String code) {
    actions.scanNext(code);
    return true;
  }

  @Override
  public boolean whole() {
    return true;
  }

  private String word() {
    if (result.payout()) {
      return result.cash() ? "tender.paidback" : "tender.wentback";
    }
    return result.cash() || result.parts().isEmpty() ? "tender.changeword" : "tender.received";
  }

  private long figure() {
    if (result.payout()) {
      return result.cash() ? result.cashMinor() : result.totalMinor();
    }
    return result.cash() || result.parts().isEmpty() ? result.changeMinor() : result.totalMinor();
  }

  /** What of it all is said below the figure; nothing if the headline says it. */
  private Label parts() {
    boolean split = result.parts().size() > 1;
    boolean cashAlone = !result.payout() && !split && result.cash();
    Label line =
        Labels.sentence(
            split
                ? texts.bound(result.payout() ? "tender.partsback" : "tender.parts", amounts())
                : texts.bound(
                    "tender.given",
                    look.formats().money(result.cashMinor()),
                    look.formats().money(result.totalMinor())),
            "result-line");
    line.setVisible(split || cashAlone);
    line.setManaged(split || cashAlone);
    return line;
  }

  /** In the language spoken now, which may change while this is in view. */
  private StringBinding names() {
    return worded(part -> part.name().in(texts.language().rules()));
  }

  private StringBinding amounts() {
    return worded(
        part ->
            part.name().in(texts.language().rules())
                + "\u00a0"
                + look.formats().money(part.amountMinor()));
  }

  private StringBinding worded(Function<TenderStage.Finished.Part, String> words) {
    return Bindings.createStringBinding(
        () -> result.parts().stream().map(words).collect(Collectors.joining(" · ")),
        texts.languageProperty());
  }

  private Button next() {
    Button next = answer(Icon.CHEVRON_RIGHT, "tender.next", actions::next, "result-next");
    next.setId("next");
    return next;
  }

  private Button answer(Icon icon, String key, Runnable action, String styleClass) {
    Button button = Keys.sign(icon, texts.bound(key), action, "tall", styleClass);
    button.setMaxWidth(Integer.MAX_VALUE);
    return button;
  }

  private static Region space() {
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    return space;
  }
}
