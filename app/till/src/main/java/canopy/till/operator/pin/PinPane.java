package canopy.till.operator.pin;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.NumberPad;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Dots for the digits of a PIN, a sentence about the last try, and the pad. The digits themselves
 * never reach a node.
 */
public final class PinPane extends VBox {
  private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");

  private final Texts texts;
  private final PinEntryModel model;
  private final PinActions actions;
  private final HBox dots = new HBox();
  private final Label number = Labels.figure("pin-number");

  public PinPane(Texts texts, PinEntryModel model, PinActions actions) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    getStyleClass().add("pin-pane");
    dots.getStyleClass().add("pin-dots");
    dots.setAlignment(Pos.CENTER);
    number.textProperty().bind(model.number);
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.setId("pin-checking");
    spinner.setMaxSize(32, 32);
    spinner.visibleProperty().bind(model.checking);
    StackPane line = new StackPane(dots, number, spinner);
    line.getStyleClass().add("pin-line");
    Label sentence = sentence();
    getChildren().addAll(sentence, line, pad());
    model.length.addListener((source, before, now) -> showDigits());
    model.state.addListener(
        (source, before, now) -> {
          showDigits();
          sentence.pseudoClassStateChanged(ALARM, now.alarming());
        });
    sentence.pseudoClassStateChanged(ALARM, model.state.get().alarming());
    showDigits();
  }

  /** What the keyboard does on every screen with this pane. */
  public static KeyMap keys(PinActions actions) {
    return new KeyMap()
        .on("Enter", "signin.enter", actions::confirm)
        .on("Backspace", "signin.erase", actions::eraseDigit)
        .on("Delete", "signin.clear", actions::clearDigits);
  }

  /** A character that was typed; true if it was a digit and is used. */
  public static boolean typed(PinActions actions, String character) {
    boolean digit = character.length() == 1 && Character.isDigit(character.charAt(0));
    if (digit) {
      actions.typeDigit(character);
    }
    return digit;
  }

  private NumberPad pad() {
    Button enter =
        Keys.onlySign(Icon.READY, texts.bound("signin.enter"), actions::confirm, "primary");
    enter.setId("pin-enter");
    GridPane.setRowSpan(enter, 3);
    Button clear = Keys.word(texts.bound("signin.clear"), actions::clearDigits, "pad-mode");
    clear.setMinWidth(0);
    NumberPad pad =
        new NumberPad(actions::typeDigit, actions::eraseDigit, "00", List.<Region>of(clear, enter));
    pad.getStyleClass().add("pin-pad");
    // A PIN has no use for "00": the zero gets its place.
    pad.getChildren().removeIf(key -> "pad-00".equals(key.getId()));
    pad.getChildren().stream()
        .filter(key -> "pad-0".equals(key.getId()))
        .forEach(zero -> GridPane.setColumnSpan(zero, 2));
    pad.disableProperty().bind(model.state.isEqualTo(PinState.LOCKED));
    return pad;
  }

  private Label sentence() {
    Label sentence =
        Labels.sentence(
            Bindings.createStringBinding(
                () ->
                    model.checking.get()
                        ? texts.text("signin.checking")
                        : texts.text(model.state.get().key(), model.figure.get()),
                model.checking,
                model.state,
                model.figure,
                texts.languageProperty()),
            "pin-sentence");
    sentence.setAlignment(Pos.CENTER);
    return sentence;
  }

  private void showDigits() {
    boolean open =
        model.state.get() == PinState.ASKING_NUMBER || model.state.get() == PinState.UNKNOWN;
    number.setVisible(open);
    dots.setVisible(!open);
    dots.getChildren().clear();
    for (int i = 0; i < model.length.get(); i++) {
      Region dot = new Region();
      dot.getStyleClass().add("pin-dot");
      dots.getChildren().add(dot);
    }
  }
}
