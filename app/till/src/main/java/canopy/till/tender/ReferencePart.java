package canopy.till.tender;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Typing the number of a slip, a voucher or an account. */
final class ReferencePart implements TenderPart {
  private final TenderEntry entry;
  private final TenderKind kind;
  private final VBox root = new VBox();

  ReferencePart(Look look, TenderModel model, TenderEntry entry, TenderKind kind) {
    this.entry = entry;
    this.kind = kind;
    Texts texts = look.texts();
    Label title = Labels.data("ask-title");
    String amount = look.formats().amount(entry.amountForKind());
    title.textProperty().bind(model.kinds.map(kinds -> nameIn(kinds, kind) + "  " + amount));
    title.setGraphic(kind.icon().node("tile-sign"));
    Label field = Labels.figure("ask-field");
    field.textProperty().bind(entry.reference);
    field.setMaxWidth(Integer.MAX_VALUE);
    NumberPad pad = new NumberPad(this::typed, entry::backspaceReference, "00", List.of());
    VBox.setVgrow(pad, Priority.ALWAYS);
    root.getStyleClass().add("tender-part");
    root.getChildren()
        .addAll(
            title,
            Labels.sentence(texts.bound("tender.ask"), "tender-word"),
            field,
            pad,
            answers(texts, model));
    root.disableProperty().bind(model.busy);
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    return new KeyMap()
        .on("Enter", "tender.take", () -> entry.takeReference(kind))
        .on("Backspace", "tender.backspace", entry::backspaceReference);
  }

  @Override
  public void back() {
    entry.leaveReference();
  }

  @Override
  public boolean typed(String character) {
    return entry.typeReference(character);
  }

  /** Vouchers and slips may bear their number as a bar code. */
  @Override
  public boolean scanned(String code) {
    return entry.scanReference(code);
  }

  /** In the language spoken now, which may have changed since the kind was chosen. */
  static String nameIn(List<TenderKind> kinds, TenderKind kind) {
    return kinds.stream()
        .filter(each -> each.id().equals(kind.id()))
        .findFirst()
        .orElse(kind)
        .name();
  }

  private HBox answers(Texts texts, TenderModel model) {
    Button leave = Keys.word(texts.bound("tender.back"), entry::leaveReference, "tall");
    Button take =
        Keys.sign(
            Icon.READY,
            texts.bound(model.payout.get() ? "tender.giveback" : "tender.take"),
            () -> entry.takeReference(kind),
            "primary",
            "tall");
    take.setId("take-reference");
    take.setMaxWidth(Integer.MAX_VALUE);
    HBox.setHgrow(take, Priority.ALWAYS);
    HBox answers = new HBox(leave, take);
    answers.getStyleClass().add("ask-buttons");
    return answers;
  }
}
