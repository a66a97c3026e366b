package canopy.till.sync;

import canopy.sync.SyncStatus;
import canopy.till.ui.Icon;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the line is, in words and numbers, and what can be done; or what a person is asked for. */
final class SyncPane extends VBox {
  private final Texts texts;
  private final SyncModel model;
  private final HeadOfficeWords words;
  private final SyncActions actions;
  private final VBox facts = new VBox();

  SyncPane(Texts texts, SyncModel model, HeadOfficeWords words, SyncActions actions) {
    this.texts = texts;
    this.model = model;
    this.words = words;
    this.actions = actions;
    getStyleClass().addAll("panel", "sync-pane");
    facts.getStyleClass().add("stack");
    Node keys = keys();
    Forms.showWhen(keys, model.ask.isEqualTo(Ask.NOTHING));
    Node form = enrolForm();
    Forms.showWhen(form, model.ask.isEqualTo(Ask.ENROL));
    Node question = signOffQuestion();
    Forms.showWhen(question, model.ask.isEqualTo(Ask.SIGN_OFF));
    getChildren().addAll(facts, Forms.tall(new Region()), keys, form, question);
    model.view.addListener((source, before, now) -> show());
    model.ask.addListener((source, before, now) -> show());
    texts.languageProperty().addListener((source, before, now) -> show());
    show();
  }

  private void show() {
    HeadOfficeView view = model.view.get();
    facts.getChildren().clear();
    if (model.ask.get() == Ask.ENROL) {
      return; // The form needs the room.
    }
    Label state = sentence(words.state(view), "unsettled-doing", "sync-state");
    state.setGraphic(words.levelOf(view).icon().node("health-sign"));
    VBox head = new VBox(state);
    head.getStyleClass().add(words.levelOf(view).styleClass());
    facts.getChildren().add(head);
    SyncStatus up = view.up();
    if (up != null) {
      String error = words.error(up);
      if (!error.isEmpty()) {
        facts.getChildren().add(stated("sync.error", error));
      }
      if (model.ask.get() == Ask.NOTHING) {
        addNumbers(view, up);
      }
    }
    HeadOfficeSettings settings = view.settings();
    if (settings != null && model.ask.get() == Ask.NOTHING) {
      facts.getChildren().add(stated("sync.address", settings.address()));
      addTakenBack(settings);
    }
  }

  private void addNumbers(HeadOfficeView view, SyncStatus up) {
    facts.getChildren().add(stated("sync.waiting", Long.toString(view.waiting())));
    Instant at = up.acknowledgedAt();
    facts
        .getChildren()
        .add(
            stated(
                "sync.acknowledged",
                at == null
                    ? Long.toString(up.acknowledgedSeq())
                    : up.acknowledgedSeq() + " · " + words.time(at)));
    if (up.unreadable() > 0) {
      facts.getChildren().add(sentence(texts.text("sync.unreadable", up.unreadable()), "muted"));
    }
  }

  private void addTakenBack(HeadOfficeSettings settings) {
    HeadOfficeSettings.TakenBack taken = settings.takenBack();
    if (taken != null) {
      facts
          .getChildren()
          .add(
              sentence(
                  texts.text(
                      "sync.takenback", taken.seq(), words.time(taken.at()), taken.lastSale()),
                  "warning-text"));
    }
  }

  private static Label sentence(String text, String... styleClasses) {
    return Labels.sentence(new SimpleStringProperty(text), styleClasses);
  }

  private Node stated(String headKey, String value) {
    return new VBox(
        Labels.word(texts.bound(headKey), "muted", "small"), sentence(value, "row-value"));
  }

  private Node keys() {
    ObservableValue<Boolean> enrolled = model.view.map(view -> view.up() != null);
    Button now =
        wide(
            Keys.sign(
                Icon.NETWORK, texts.bound("sync.trynow"), actions::tryNow, "tall", "primary"));
    now.setId("sync-try-now");
    Forms.showWhen(now, enrolled);
    Button enrol =
        wide(
            Keys.sign(
                Icon.APPROVE, texts.bound("sync.enrol"), actions::askEnrol, "tall", "second"));
    enrol.setId("sync-enrol");
    Button off =
        wide(
            Keys.sign(
                Icon.CLOSE, texts.bound("sync.signoff"), actions::askSignOff, "tall", "second"));
    off.setId("sync-sign-off");
    Forms.showWhen(off, enrolled);
    HBox rare = new HBox(Forms.wide(enrol), Forms.wide(off));
    rare.getStyleClass().add("key-row");
    VBox box = new VBox(now, rare);
    box.getStyleClass().add("stack");
    return box;
  }

  private Node enrolForm() {
    VBox box =
        new VBox(
            Labels.sentence(texts.bound("sync.askenrol"), "plain-text"),
            Forms.field(texts.bound("sync.address"), model.address, "sync-address"),
            Forms.field(texts.bound("sync.pin"), model.pin, "sync-pin"),
            Forms.field(texts.bound("sync.code"), model.code, "sync-code"),
            answer("sync.enrol"));
    box.getStyleClass().add("stack");
    return box;
  }

  private Node signOffQuestion() {
    VBox box =
        new VBox(
            Labels.sentence(texts.bound("sync.asksignoff"), "plain-text"), answer("sync.signoff"));
    box.getStyleClass().add("stack");
    return box;
  }

  private Node answer(String key) {
    Button back = Keys.word(texts.bound("sync.cancel"), actions::cancel, "tall", "sync-back");
    Button go = wide(Keys.word(texts.bound(key), actions::answer, "primary", "tall"));
    go.getStyleClass().add("sync-answer");
    go.disableProperty().bind(Bindings.createBooleanBinding(model.busy::get, model.busy));
    HBox row = new HBox(back, Forms.wide(go));
    row.getStyleClass().add("key-row");
    return row;
  }

  private static Button wide(Button button) {
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }
}
