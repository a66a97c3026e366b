package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** It is paid: the one figure that the cashier needs now is the money to hand over. */
final class FinishedPart implements TenderPart {
  private final TenderActions actions;
  private final VBox root = new VBox();

  FinishedPart(Look look, TenderStage.Finished result, TenderActions actions) {
    this.actions = actions;
    Texts texts = look.texts();
    Label figure = Labels.figure("result-change");
    figure.setText(
        look.formats().amount(result.payout() ? result.totalMinor() : result.changeMinor()));
    Label drawer =
        Labels.word(
            texts.bound(result.drawerOpen() ? "tender.draweropen" : "tender.drawershut"),
            "result-drawer");
    drawer.setGraphic(Icon.DRAWER.node("result-sign"));
    drawer.setVisible(result.drawerWanted());
    root.getStyleClass().add("tender-result");
    root.setAlignment(Pos.CENTER);
    root.getChildren()
        .addAll(
            space(),
            Icon.CHECK.node("result-check"),
            Labels.word(
                texts.bound(result.payout() ? "tender.paidback" : "tender.changeword"),
                "result-word"),
            figure,
            line(look, result),
            drawer,
            space(),
            receipt(texts, result),
            answer(Icon.PRINTER, texts, "tender.print", actions::printReceipt, "result-print"),
            next(texts));
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

  private static Label line(Look look, TenderStage.Finished result) {
    Label given = Labels.figure("result-line");
    given
        .textProperty()
        .bind(
            look.texts()
                .bound(
                    "tender.given",
                    look.formats().money(result.givenMinor()),
                    look.formats().money(result.totalMinor())));
    given.setVisible(!result.payout());
    given.setManaged(!result.payout());
    return given;
  }

  private static Label receipt(Texts texts, TenderStage.Finished result) {
    Label receipt = Labels.figure("result-line");
    receipt.textProperty().bind(texts.bound("tender.receipt", result.receiptNumber()));
    return receipt;
  }

  private Button next(Texts texts) {
    Button next = answer(Icon.CHEVRON_RIGHT, texts, "tender.next", actions::next, "result-next");
    next.setId("next");
    return next;
  }

  private static Button answer(
      Icon icon, Texts texts, String key, Runnable action, String styleClass) {
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
