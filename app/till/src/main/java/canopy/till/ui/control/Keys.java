package canopy.till.ui.control;

import canopy.till.ui.Icon;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Buttons by purpose. None keeps the focus that a press gives it any longer than the press. */
public final class Keys {
  private Keys() {}

  /** A plain key with a word. */
  public static Button word(ObservableValue<String> word, Runnable action, String... styleClasses) {
    Button button = pressable(action, "till-key", styleClasses);
    button.textProperty().bind(word);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** A key with a sign and a word beside it. */
  public static Button sign(
      Icon icon, ObservableValue<String> word, Runnable action, String... styleClasses) {
    Button button = word(word, action, styleClasses);
    button.setGraphic(icon.node());
    return button;
  }

  /** A key with only a sign; the word is for people who do not see it. */
  public static Button onlySign(
      Icon icon, ObservableValue<String> word, Runnable action, String... styleClasses) {
    Button button = pressable(action, "till-key", styleClasses);
    button.setGraphic(icon.node());
    button.accessibleTextProperty().bind(word);
    return button;
  }

  /** A key of the bottom bar: sign and word above, the keyboard's key below. */
  public static Button function(
      Icon icon, ObservableValue<String> word, String key, Runnable action) {
    Button button = pressable(action, "function-key");
    Label name = Labels.word(word, "function-name");
    HBox top = new HBox(icon.node(), name);
    top.getStyleClass().add("function-top");
    top.setAlignment(Pos.CENTER);
    Label hint = new Label(key);
    hint.getStyleClass().add("key-hint");
    hint.setManaged(!key.isEmpty());
    VBox box = new VBox(top, hint);
    box.setAlignment(Pos.CENTER);
    button.setGraphic(box);
    button.accessibleTextProperty().bind(word);
    button.setMinWidth(0);
    button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    return button;
  }

  /** A word that names the keyboard's key as well. */
  public static ObservableValue<String> naming(ObservableValue<String> word, String key) {
    return word.map(said -> said + " (" + key + ")");
  }

  /** A button without content that runs the action; the base of all keys. */
  public static Button pressable(Runnable action, String styleClass, String... more) {
    Button button = new Button();
    button.getStyleClass().add(styleClass);
    button.getStyleClass().addAll(more);
    button.setMnemonicParsing(false);
    button.setOnAction(event -> action.run());
    return button;
  }
}
