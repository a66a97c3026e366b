package canopy.till.health;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The till has stopped: what happened, whether the money is safe, what to do next. STOP ALL still
 * works on a till that was running; one that could not start says that it does not.
 */
final class StoppedScreen implements Screen {
  private final Texts texts;
  private final StoppedModel model;
  private final StoppedActions actions;
  private final BorderPane root = new BorderPane();
  private final KeyMap keys = new KeyMap();

  /**
   * @param header null for a till that could not start
   */
  StoppedScreen(Look look, @Nullable Header header, StoppedModel model, StoppedActions actions) {
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    root.getStyleClass().add("manage");
    StackPane middle = new StackPane(pane(header != null));
    middle.getStyleClass().add("stopped-middle");
    root.setTop(header);
    root.setCenter(middle);
    keys.on("F2", "signin.language", this::nextLanguage)
        .on("F5", "health.resumekey", actions::resume)
        .on("Ctrl+Q", "health.quit", actions::quit);
  }

  private Node pane(boolean pumps) {
    Label title = Labels.word(texts.bound("health.stopped"), "stopped-title");
    title.setGraphic(Icon.DOWN.node("stopped-sign"));
    Label open = Labels.sentence(texts.bound("health.opensale", model.open));
    Forms.showWhen(open, model.open.isNotEmpty());
    Label detail = Labels.data("muted", "small");
    detail.textProperty().bind(model.detail);
    detail.setWrapText(true);
    Label again = Labels.sentence(texts.bound("health.failedagain"), "danger-text");
    Forms.showWhen(again, model.failedAgain);
    Label nostop = Labels.sentence(texts.bound("health.nostopall"), "danger-text");
    Forms.showWhen(nostop, new SimpleBooleanProperty(!pumps));
    Button resume =
        Keys.sign(Icon.RECALL, sentence(StopReason::goOnKey), actions::resume, "primary", "tall");
    resume.setId("resume");
    resume.disableProperty().bind(model.busy);
    Forms.showWhen(resume, model.reason.map(StopReason::resumable));
    Button quit = Keys.word(texts.bound("health.quit"), actions::quit, "tall");
    HBox languages =
        Forms.choice(
            List.of(Language.values()),
            texts.languageProperty(),
            language -> new SimpleStringProperty(language.ownName()),
            actions::speak);
    HBox buttons = new HBox(resume, languages, Labels.space(), quit);
    buttons.getStyleClass().add("key-row");
    VBox pane =
        new VBox(
            title,
            fact(Icon.ALERT, "health.what", StopReason::whatKey),
            fact(Icon.CHECK, "health.safe", StopReason::safeKey),
            fact(Icon.CHEVRON_RIGHT, "health.next", StopReason::nextKey),
            open,
            again,
            nostop,
            detail,
            buttons);
    pane.getStyleClass().addAll("panel", "stopped");
    pane.setMaxHeight(Region.USE_PREF_SIZE);
    return pane;
  }

  private Node fact(Icon icon, String headKey, Function<StopReason, String> key) {
    Label head = Labels.word(texts.bound(headKey), "field-label");
    VBox words = new VBox(head, Labels.sentence(sentence(key), "stopped-sentence"));
    HBox row = new HBox(icon.node("stopped-icon"), Forms.wide(words));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("stopped-fact");
    return row;
  }

  private StringBinding sentence(Function<StopReason, String> key) {
    return Bindings.createStringBinding(
        () -> {
          String name = key.apply(model.reason.get());
          return name.isEmpty() ? "" : texts.text(name);
        },
        model.reason,
        texts.languageProperty());
  }

  private void nextLanguage() {
    actions.speak(texts.language().next());
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
