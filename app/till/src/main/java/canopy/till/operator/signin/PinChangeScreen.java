package canopy.till.operator.signin;

import canopy.till.operator.pin.PinPane;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The pane for a new PIN: above a screen, or in front of everything where it is a must. */
final class PinChangeScreen implements Screen {
  private final StackPane root;
  private final PinChangeActions actions;
  private final KeyMap keys;

  PinChangeScreen(Look look, PinChangeModel model, PinChangeActions actions) {
    this.actions = actions;
    Texts texts = look.texts();
    Label name = Labels.data("muted");
    name.textProperty().bind(model.name);
    HBox head =
        new HBox(
            Icon.KEYPAD.node("pane-icon"),
            Labels.word(texts.bound("signin.pin.title"), "pane-title"),
            name);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pane-head");
    Label why = Labels.sentence(worded(texts, model, PinChangeModel.Purpose::sentence), "muted");
    PinPane pad = new PinPane(texts, model.pin, actions);
    Button out =
        Keys.word(worded(texts, model, PinChangeModel.Purpose::wayOut), actions::giveUp, "tall");
    out.setId("pin-give-up");
    out.setMaxWidth(Double.MAX_VALUE);
    VBox pane = new VBox(head, why, new Strip(texts, model.notice), pad, out);
    pane.getStyleClass().addAll("pane", "pin-change-pane");
    root = new StackPane(pane);
    root.getStyleClass().add("pin-change");
    keys = PinPane.keys(actions).on("Esc", "signin.giveup", actions::giveUp);
  }

  private static ObservableValue<String> worded(
      Texts texts, PinChangeModel model, Function<PinChangeModel.Purpose, String> key) {
    return Bindings.createStringBinding(
        () -> texts.text(key.apply(model.purpose.get())), model.purpose, texts.languageProperty());
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    return keys;
  }

  @Override
  public boolean asksPin() {
    return true;
  }

  @Override
  public boolean typed(String character) {
    return PinPane.typed(actions, character);
  }
}
