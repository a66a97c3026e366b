package canopy.till.health;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Header;
import canopy.till.ui.control.HeaderActions;
import canopy.till.ui.control.HeaderModel;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
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

/**
 * The till has stopped: what happened, whether the money is safe, what to do next. STOP ALL still
 * works.
 */
final class StoppedScreen implements Screen {
  private final Texts texts;
  private final StoppedModel model;
  private final StoppedActions actions;
  private final BorderPane root = new BorderPane();
  private final KeyMap keys = new KeyMap();

  StoppedScreen(
      Look look,
      HeaderModel header,
      HeaderActions headerActions,
      StoppedModel model,
      StoppedActions actions) {
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    root.getStyleClass().add("manage");
    root.setTop(new Header(texts, header, headerActions));
    StackPane middle = new StackPane(pane());
    middle.getStyleClass().add("stopped-middle");
    root.setCenter(middle);
    keys.on("F5", "health.resume", actions::resume).on("Ctrl+Q", "health.quit", actions::quit);
  }

  private Node pane() {
    Label title = Labels.word(texts.bound("health.stopped"), "stopped-title");
    title.setGraphic(Icon.DOWN.node("stopped-sign"));
    Label open = Labels.sentence(texts.bound("health.opensale", model.open));
    Forms.showWhen(open, model.open.isNotEmpty());
    Label detail = Labels.data("muted", "small");
    detail.textProperty().bind(model.detail);
    detail.setWrapText(true);
    Label again = Labels.sentence(texts.bound("health.failedagain"), "danger-text");
    Forms.showWhen(again, model.failedAgain);
    Button resume =
        Keys.sign(Icon.RECALL, texts.bound("health.resume"), actions::resume, "primary", "tall");
    resume.setId("resume");
    resume.disableProperty().bind(model.busy);
    Forms.showWhen(resume, model.reason.map(StopReason::resumable));
    Button quit = Keys.word(texts.bound("health.quit"), actions::quit, "tall");
    HBox buttons = new HBox(resume, Labels.space(), quit);
    buttons.getStyleClass().add("key-row");
    VBox pane =
        new VBox(
            title,
            fact(Icon.ALERT, "health.what", StopReason::whatKey),
            fact(Icon.CHECK, "health.safe", StopReason::safeKey),
            fact(Icon.CHEVRON_RIGHT, "health.next", StopReason::nextKey),
            open,
            again,
            detail,
            buttons);
    pane.getStyleClass().addAll("panel", "stopped");
    pane.setMaxHeight(Region.USE_PREF_SIZE);
    return pane;
  }

  private Node fact(Icon icon, String headKey, Function<StopReason, String> key) {
    Label head = Labels.word(texts.bound(headKey), "field-label");
    Label sentence =
        Labels.sentence(
            Bindings.createStringBinding(
                () -> texts.text(key.apply(model.reason.get())),
                model.reason,
                texts.languageProperty()),
            "stopped-sentence");
    VBox words = new VBox(head, sentence);
    HBox row = new HBox(icon.node("stopped-icon"), Forms.wide(words));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("stopped-fact");
    return row;
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
