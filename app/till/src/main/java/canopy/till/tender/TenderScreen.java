package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The right column of the sale screen while money is taken: what is due and what is paid stand
 * above, below them the part of the state that the model is in.
 */
final class TenderScreen implements Screen {
  private final Look look;
  private final Texts texts;
  private final TenderModel model;
  private final TenderActions actions;
  private final ScanActions scans;
  private final TenderEntry entry;
  private final StackPane root = new StackPane();
  private final VBox taking = new VBox();
  private final VBox paid = new VBox();
  private final StackPane place = new StackPane();
  private final Button back;
  private final TenderPart choose;
  private final TenderPart cash;
  private TenderPart part;

  TenderScreen(Look look, TenderModel model, TenderActions actions, ScanActions scans) {
    this.look = look;
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    this.scans = scans;
    this.entry = new TenderEntry(model, actions, scans, look.formats(), look.sounds());
    this.choose = new ChoosePart(look, model, entry);
    this.cash = new CashPart(look, model, entry);
    this.part = choose;
    this.back =
        Keys.onlySign(Icon.BACK, texts.bound("tender.back"), () -> part.back(), "tender-back");
    back.setId("tender-back");
    root.getStyleClass().addAll("panel", "tender");
    taking.getStyleClass().add("tender-taking");
    taking.getChildren().addAll(due(), paid, new Strip(texts, model.notice), place);
    VBox.setVgrow(place, Priority.ALWAYS);
    paid.getStyleClass().add("tender-paid");
    model.paid.subscribe(this::showPaid);
    model.stage.subscribe(this::enter);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    KeyMap leaving =
        part.leaves() ? new KeyMap().on("Esc", "tender.back", part::back) : new KeyMap();
    // A second F12 is a bounce of the key that opened this screen; it must not pay.
    return part.keys()
        .plus(leaving)
        .plus(
            new KeyMap()
                .on("F11", "tender.drawer", actions::openDrawer)
                .on("F12", "tender.nothing", () -> {}));
  }

  @Override
  public boolean typed(String character) {
    return part.typed(character);
  }

  @Override
  public boolean scanned(String code) {
    return part.scanned(code);
  }

  private void enter(TenderStage stage) {
    part =
        switch (stage) {
          case TenderStage.Choose() -> choose;
          case TenderStage.Cash() -> cash;
          case TenderStage.Reference(TenderKind kind) ->
              new ReferencePart(look, model, entry, kind);
          case TenderStage.AwaitCode await -> new AwaitCodePart(look, model, await, scans);
          case TenderStage.Attempting attempt -> new AttemptPart(look, model, attempt, scans);
          case TenderStage.Declined declined -> new DeclinedPart(look, model, declined, scans);
          case TenderStage.Finished result -> new FinishedPart(look, model, result, actions);
        };
    back.setVisible(part.leaves());
    back.setManaged(part.leaves());
    if (part.whole()) {
      root.getChildren().setAll(part.root());
    } else {
      place.getChildren().setAll(part.root());
      root.getChildren().setAll(taking);
    }
    if (stage instanceof TenderStage.Choose) {
      entry.amount.clear();
    } else if (stage instanceof TenderStage.Finished) {
      look.sounds().play(Tone.PAYMENT_RECEIVED);
    }
  }

  private HBox due() {
    Label word =
        Labels.word(
            model.payout.flatMap(payout -> texts.bound(payout ? "tender.owed" : "tender.due")),
            "due-word");
    Label whole = Labels.figure("due-whole");
    whole
        .textProperty()
        .bind(
            texts.bound(
                "tender.of",
                model.totalMinor.map(minor -> look.formats().money(minor.longValue()))));
    whole.visibleProperty().bind(model.remainingMinor.isNotEqualTo(model.totalMinor));
    Label figure = Labels.sized(12, 16, "due-figure");
    figure.setId("due");
    figure
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> look.formats().amount(model.remainingMinor.get()), model.remainingMinor));
    HBox words = new HBox(word, Labels.space(), whole);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox row = new HBox(Labels.space(), figure);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("due-row");
    VBox both = new VBox(words, row);
    HBox.setHgrow(both, Priority.ALWAYS);
    HBox due = new HBox(back, both);
    due.setAlignment(Pos.CENTER_LEFT);
    due.getStyleClass().add("due");
    return due;
  }

  private void showPaid(List<TenderModel.Paid> now) {
    paid.getChildren().setAll(now.stream().map(this::paidRow).toList());
    paid.setManaged(!now.isEmpty());
  }

  private Node paidRow(TenderModel.Paid each) {
    Label name = Labels.data("paid-name");
    name.setText(each.name());
    Label amount = Labels.figure("paid-amount");
    amount.setText(look.formats().money(each.amountMinor()));
    HBox row = new HBox(Icon.CHECK.node("paid-sign"), name, Labels.space(), amount);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("paid-row");
    if (each.removable()) {
      row.getChildren()
          .add(
              Keys.onlySign(
                  Icon.CLOSE,
                  texts.bound("tender.takeback"),
                  () -> actions.takeBack(each.id()),
                  "flat",
                  "paid-remove"));
    }
    return row;
  }
}
