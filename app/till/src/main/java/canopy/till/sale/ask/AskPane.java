package canopy.till.sale.ask;

import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import canopy.till.ui.control.PadEntry;
import java.util.List;
import java.util.function.BinaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A question in the right column: its title, what it is about, a field with a pad, and two answers.
 */
final class AskPane extends VBox {
  private final Look look;
  private final String name;
  private final PadEntry entry;
  private final SimpleStringProperty flawKey = new SimpleStringProperty("");

  /**
   * @param name of the question: {@code sale.NAME.type}, {@code .refuse} and {@code .confirm} are
   *     its texts, {@code NAME-field}, {@code NAME-refuse} and {@code NAME-confirm} its nodes
   */
  AskPane(Look look, String name, PadEntry entry) {
    this.look = look;
    this.name = name;
    this.entry = entry;
    getStyleClass().addAll("panel", "question");
  }

  void head(Icon sign, ObservableValue<String> sentence) {
    HBox head = new HBox(sign.node("pane-icon"), Labels.sentence(sentence, "question-title"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("question-head");
    getChildren().add(head);
  }

  void about(Node... lines) {
    VBox box = new VBox(lines);
    box.getStyleClass().add("question-about");
    getChildren().add(box);
  }

  /**
   * The field, a line for what is wrong with it, the answers and the pad.
   *
   * @param empty what stands in the field before anything is typed
   * @param written how it looks with what was typed
   * @param corner the key beside the zero
   */
  void answers(
      ObservableValue<String> empty,
      BinaryOperator<String> written,
      String corner,
      Runnable confirm,
      Runnable refuse) {
    Label field = Labels.figure("question-field");
    field.setId(name + "-field");
    field
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> written.apply(empty.getValue(), entry.text()), entry.textProperty(), empty));
    field.setMaxWidth(Integer.MAX_VALUE);
    getChildren()
        .addAll(
            field,
            flaw(),
            keys(confirm, refuse),
            new NumberPad(this::type, entry::backspace, corner, List.of()));
  }

  /** A character from the pad or the keyboard. */
  void type(String character) {
    flawKey.set("");
    if (!entry.type(character)) {
      look.sounds().play(Tone.REFUSED);
    }
  }

  /** Says what is wrong with what was typed. */
  void refuse(String key) {
    flawKey.set(key);
    look.sounds().play(Tone.REFUSED);
  }

  private Label flaw() {
    Texts texts = look.texts();
    Label flaw =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> texts.text(flawKey.get().isEmpty() ? text("type") : flawKey.get()),
                flawKey,
                texts.languageProperty()),
            "question-flaw");
    flawKey.addListener(
        (source, before, now) -> {
          flaw.getStyleClass().remove("danger-text");
          if (!now.isEmpty()) {
            flaw.getStyleClass().add("danger-text");
          }
        });
    VBox.setVgrow(flaw, Priority.ALWAYS);
    flaw.setAlignment(Pos.TOP_LEFT);
    flaw.setMaxHeight(Integer.MAX_VALUE);
    return flaw;
  }

  private HBox keys(Runnable yes, Runnable no) {
    Button refuse = Keys.word(look.texts().bound(text("refuse")), no, "tall");
    refuse.setId(name + "-refuse");
    Button confirm = Keys.word(look.texts().bound(text("confirm")), yes, "tall", "primary");
    confirm.setId(name + "-confirm");
    confirm.setMaxWidth(Integer.MAX_VALUE);
    HBox.setHgrow(confirm, Priority.ALWAYS);
    HBox row = new HBox(refuse, confirm);
    row.getStyleClass().add("question-answers");
    return row;
  }

  private String text(String of) {
    return "sale." + name + "." + of;
  }
}
