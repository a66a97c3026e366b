package canopy.till.operator.signin;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What somebody can do behind the own name in the header. A modal above the screen. */
final class PersonScreen implements Screen {
  private final VBox root;
  private final KeyMap keys;

  PersonScreen(
      Texts texts,
      HeaderModel header,
      ObjectProperty<@Nullable Notice> notice,
      PersonActions actions) {
    Label name = Labels.data("pane-title");
    name.textProperty().bind(header.operator);
    Label role = Labels.data("muted");
    role.textProperty().bind(header.role);
    HBox head = new HBox(Icon.PERSON.node("pane-icon"), name, role);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pane-head");
    HBox languages =
        Forms.choice(
            List.of(Language.values()),
            texts.languageProperty(),
            language -> new SimpleStringProperty(language.ownName()),
            actions::speak);
    Button signOut =
        key(Icon.PERSON, word(texts, "signin.signout", "F4"), actions::signOut, "person-signout");
    Button pin =
        key(Icon.KEYPAD, word(texts, "signin.pin.change", "F6"), actions::changePin, "person-pin");
    Button train =
        key(
            Icon.TRAINING,
            header.training.flatMap(
                now -> word(texts, now ? "signin.training.end" : "signin.training", "F9")),
            actions::train,
            "person-train");
    Forms.showWhen(signOut, header.training.not());
    Forms.showWhen(pin, header.training.not());
    root =
        new VBox(
            head,
            new Strip(texts, notice),
            key(Icon.LOCK, word(texts, "ui.lock", "Ctrl+L"), actions::lock, "person-lock"),
            signOut,
            pin,
            train,
            Labels.word(word(texts, "signin.language", "F2"), "field-label"),
            languages,
            key(Icon.CLOSE, word(texts, "ui.close", "Esc"), actions::close, "person-close"));
    root.getStyleClass().addAll("pane", "person-pane");
    keys =
        new KeyMap()
            .on("Ctrl+L", "ui.lock", actions::lock)
            .on("F4", "signin.signout", whileReal(header, actions::signOut))
            .on("F6", "signin.pin.change", whileReal(header, actions::changePin))
            .on("F9", "signin.training", actions::train)
            .on("F12", "signin.training.start", actions::startTraining)
            .on("F2", "signin.language", () -> actions.speak(texts.language().next()))
            .on("Esc", "ui.close", actions::close);
  }

  private static Runnable whileReal(HeaderModel header, Runnable action) {
    return () -> {
      if (!header.training.get()) {
        action.run();
      }
    };
  }

  private static ObservableValue<String> word(Texts texts, String word, String key) {
    return Keys.naming(texts.bound(word), key);
  }

  private static Button key(Icon icon, ObservableValue<String> word, Runnable action, String id) {
    Button key = Keys.sign(icon, word, action, "tall");
    key.setId(id);
    key.setMaxWidth(Integer.MAX_VALUE);
    key.setAlignment(Pos.CENTER_LEFT);
    return key;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    return keys;
  }
}
