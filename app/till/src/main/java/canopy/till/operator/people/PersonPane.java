package canopy.till.operator.people;

import canopy.core.catalogue.Language;
import canopy.till.ui.Icon;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One person, to be written: number, name, role, language, and whether they may sign in. */
final class PersonPane extends VBox {
  private final Texts texts;
  private final PeopleModel model;
  private final PeopleActions actions;
  private final FlowPane roles = new FlowPane();

  PersonPane(Texts texts, PeopleModel model, PeopleActions actions) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("panel", "person-form");
    roles.getStyleClass().add("role-chips");
    VBox fields =
        new VBox(
            numberAndName(),
            Forms.labelled(texts.bound("people.role"), roles),
            Forms.labelled(
                texts.bound("people.language"),
                Forms.choice(
                    List.of(Language.values()),
                    model.language,
                    language ->
                        new SimpleStringProperty(
                            canopy.till.ui.Language.of(language.tag()).ownName()),
                    actions::speak)),
            Forms.labelled(
                texts.bound("people.maysignin"),
                Forms.choice(
                    List.of(true, false),
                    model.active.asObject(),
                    yes -> texts.bound(yes ? "people.yes" : "people.no"),
                    actions::letIn)));
    fields.getStyleClass().add("person-fields");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("plain-scroll");
    for (Node field : fields.getChildren()) {
      field.disableProperty().bind(model.decided);
    }
    Label decided = Labels.sentence(texts.bound("people.decided.person"), "muted");
    Forms.showWhen(decided, model.decided);
    getChildren().addAll(decided, Forms.tall(scroll), keys());
    Forms.showWhen(this, model.anybody);
    model.roles.addListener((source, before, now) -> showRoles());
    model.role.addListener((source, before, now) -> showRoles());
    showRoles();
  }

  /** The number is given once: the journal knows the person by it. */
  private HBox numberAndName() {
    VBox number = Forms.field(texts.bound("people.number"), model.id, "person-number");
    number.getStyleClass().add("person-number-field");
    number.disableProperty().bind(model.newcomer.not());
    VBox name = Forms.field(texts.bound("people.name"), model.name, "person-name");
    HBox both = new HBox(number, Forms.wide(name));
    both.getStyleClass().add("key-row");
    return both;
  }

  private VBox keys() {
    Button save = Keys.sign(Icon.READY, texts.bound("people.save"), actions::save, "primary");
    save.setId("person-save");
    save.disableProperty().bind(model.decided);
    Button pin = Keys.sign(Icon.KEYPAD, texts.bound("people.setpin"), actions::newPin);
    pin.setId("person-pin");
    pin.disableProperty().bind(model.newcomer);
    Button unlock = Keys.sign(Icon.LOCK, texts.bound("people.unlock"), actions::unlock);
    unlock.setId("person-unlock");
    Forms.showWhen(unlock, model.lockedOut);
    VBox keys = new VBox(unlock, pin, save);
    keys.getStyleClass().add("stack");
    keys.getChildren().forEach(key -> ((Button) key).setMaxWidth(Double.MAX_VALUE));
    return keys;
  }

  private void showRoles() {
    roles.getChildren().clear();
    for (RoleRow row : model.roles.get()) {
      Button chip =
          Keys.word(new SimpleStringProperty(row.name()), () -> actions.giveRole(row.id()), "chip");
      if (row.id().equals(model.role.get())) {
        chip.getStyleClass().add("chosen");
      }
      roles.getChildren().add(chip);
    }
  }
}
