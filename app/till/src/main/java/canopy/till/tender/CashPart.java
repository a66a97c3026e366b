package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Typing an amount: cash with its change, or a part of what is due for another way to pay. */
final class CashPart implements TenderPart {
  private static final int KIND_COLUMNS = 3;

  private final Look look;
  private final Texts texts;
  private final TenderModel model;
  private final TenderEntry entry;
  private final VBox root = new VBox();

  CashPart(Look look, TenderModel model, TenderEntry entry) {
    this.look = look;
    this.texts = look.texts();
    this.model = model;
    this.entry = entry;
    root.getStyleClass().add("tender-part");
    root.getChildren()
        .addAll(
            typed(),
            pad(),
            Labels.sentence(
                model.payout.flatMap(
                    payout -> texts.bound(payout ? "tender.partback" : "tender.part")),
                "tender-word"),
            TenderTiles.kinds(look, model, entry, KIND_COLUMNS));
    root.disableProperty().bind(model.busy);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    KeyMap cash = new KeyMap().on("Enter", "tender.typed", entry::typedCash);
    return TenderTiles.keys(cash, entry)
        .on("Backspace", "tender.backspace", entry.amount::backspace);
  }

  /** First the typed figures, then the pad. */
  @Override
  public void back() {
    entry.leavePad();
  }

  @Override
  public boolean typed(String character) {
    return entry.typeAmount(character);
  }

  @Override
  public boolean scanned(String code) {
    return entry.scanned(code);
  }

  private HBox typed() {
    Label typed = Labels.sized(26, 40, "typed-amount");
    typed.textProperty().bind(typedText());
    Label change = Labels.sized(15, 20, "typed-change");
    change.textProperty().bind(changeText());
    HBox line = new HBox(typed, Labels.space(), change);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("typed-line");
    return line;
  }

  private HBox pad() {
    Button enter =
        Keys.sign(Icon.CASH, texts.bound("tender.cash"), entry::typedCash, "pad-key", "pad-cash");
    enter.setId("pad-cash");
    enter.setMaxHeight(Integer.MAX_VALUE);
    NumberPad pad = new NumberPad(entry::typeAmount, entry.amount::backspace, ".", List.of());
    HBox.setHgrow(pad, Priority.ALWAYS);
    HBox both = new HBox(pad, enter);
    both.getStyleClass().add("tender-pad");
    VBox.setVgrow(both, Priority.ALWAYS);
    return both;
  }

  private StringBinding typedText() {
    return Bindings.createStringBinding(
        () ->
            entry.amount.isEmpty()
                ? texts.text(model.payout.get() ? "tender.typeback" : "tender.type")
                : look.formats().symbol() + " " + entry.amount.text(),
        entry.amount.textProperty(),
        model.payout,
        texts.languageProperty());
  }

  /** What the customer would get back, or what would still be due. */
  private StringBinding changeText() {
    return Bindings.createStringBinding(
        () -> {
          long rest =
              look.formats().typedMoney(entry.amount.text()).orElse(0L)
                  - model.remainingCashMinor.get();
          String key = rest < 0 ? "tender.rest" : "tender.change";
          return entry.amount.isEmpty()
              ? ""
              : texts.text(key, look.formats().money(Math.abs(rest)));
        },
        entry.amount.textProperty(),
        model.remainingCashMinor,
        texts.languageProperty());
  }
}
