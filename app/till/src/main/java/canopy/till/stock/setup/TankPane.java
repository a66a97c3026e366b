package canopy.till.stock.setup;

import canopy.core.catalogue.FuelGrade;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.Words;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One tank, to be written: its litres and nozzles on the left, its table on the right. */
final class TankPane extends VBox {
  private final Look look;
  private final Texts texts;
  private final TankModel model;
  private final TankActions actions;
  private final FlowPane grades = new FlowPane();

  TankPane(Look look, TankModel model, TankActions actions) {
    this.look = look;
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("panel", "role-form");
    grades.getStyleClass().add("role-chips");
    HBox columns = new HBox(Forms.wide(figures()), table());
    columns.getStyleClass().add("split");
    getChildren().addAll(Forms.tall(columns), keys());
    model.grades.subscribe(this::showGrades);
    model.grade.subscribe(this::showGrades);
    texts.languageProperty().subscribe(this::showGrades);
  }

  private Node figures() {
    VBox number = Forms.field(texts.bound("tanksetup.number"), model.number, "tank-number");
    number.getStyleClass().add("person-number-field");
    number.disableProperty().bind(model.newcomer.not());
    HBox head =
        new HBox(number, Forms.wide(Forms.labelled(texts.bound("tanksetup.grade"), grades)));
    head.getStyleClass().add("key-row");
    HBox more =
        new HBox(
            Forms.wide(field("tanksetup.expansion", model.expansion, "tank-expansion")),
            Forms.labelled(
                texts.bound("tanksetup.reference"),
                Forms.choice(
                    List.of(15, 20),
                    model.referenceDegrees,
                    degrees -> new SimpleStringProperty(degrees + " °C"),
                    actions::reference)));
    more.getStyleClass().add("key-row");
    HBox litres =
        new HBox(
            Forms.wide(field("tanksetup.capacity", model.capacity, "tank-capacity")),
            Forms.wide(field("tanksetup.safefill", model.safeFill, "tank-safe")),
            Forms.wide(field("tanksetup.deadstock", model.deadStock, "tank-dead")));
    litres.getStyleClass().add("key-row");
    VBox fields =
        new VBox(head, litres, more, field("tanksetup.outlets", model.outlets, "tank-outlets"));
    fields.getStyleClass().add("person-fields");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }

  private VBox field(String key, StringProperty value, String id) {
    return Forms.field(texts.bound(key), value, id);
  }

  private Node table() {
    TextArea area = new TextArea();
    area.setId("tank-table");
    area.setPrefColumnCount(1);
    area.textProperty().bindBidirectional(model.table);
    area.accessibleTextProperty().bind(texts.bound("tanksetup.table"));
    Button file = Keys.sign(Icon.IMPORT, texts.bound("tanksetup.readtable"), actions::readTable);
    file.setMaxWidth(Double.MAX_VALUE);
    VBox box =
        new VBox(
            Labels.word(texts.bound("tanksetup.table"), "field-label"), Forms.tall(area), file);
    box.getStyleClass().addAll("field", "tank-table");
    return box;
  }

  private Node keys() {
    Button remove = Keys.sign(Icon.VOID, texts.bound("tanksetup.remove"), actions::remove);
    remove.setId("tank-remove");
    remove.disableProperty().bind(model.newcomer.or(model.busy));
    Button save = Keys.sign(Icon.READY, texts.bound("tanksetup.save"), actions::save, "primary");
    save.setId("tank-save");
    save.setMaxWidth(Double.MAX_VALUE);
    save.disableProperty().bind(model.busy);
    HBox keys = new HBox(remove, Forms.wide(save));
    keys.getStyleClass().add("key-row");
    return keys;
  }

  private void showGrades() {
    grades.getChildren().clear();
    for (FuelGrade grade : model.grades.get()) {
      Button chip =
          Keys.word(
              new SimpleStringProperty(Words.name(look, grade.name())),
              () -> actions.grade(grade.id()),
              "chip");
      chip.setId("tank-grade-" + grade.id());
      Forms.mark(chip, grade.id() == model.grade.get());
      grades.getChildren().add(chip);
    }
  }
}
