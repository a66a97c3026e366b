package canopy.till.shift;

import canopy.core.shift.ShiftCount;
import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the count found, what is carried forward, and the ways to end: hand over, or close. */
final class ResultPane extends VBox {
  private final Texts texts;
  private final Formats formats;
  private final ShiftModel model;
  private final ShiftActions actions;
  private final GridPane grid = new GridPane();
  private final FlowPane people = new FlowPane();
  private @Nullable Node reason;

  ResultPane(Look look, ShiftModel model, ShiftActions actions) {
    this.texts = look.texts();
    this.formats = look.formats();
    this.model = model;
    this.actions = actions;
    getStyleClass().add("stack");
    grid.getStyleClass().add("sum-grid");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    ColumnConstraints figure = new ColumnConstraints();
    figure.setHalignment(HPos.RIGHT);
    figure.setMinWidth(110);
    grid.getColumnConstraints().addAll(name, figure, figure, figure);
    VBox result = Forms.section(texts, "shift.result", grid, explain());
    HBox below = new HBox(Forms.wide(new OpenRows(texts, model, actions)), ends());
    below.getStyleClass().add("split");
    getChildren().addAll(result, Forms.tall(below));
    model.differences.subscribe(this::show);
    // The reason comes later than the figures that it is for.
    model.count.addListener((source, before, now) -> show(model.differences.get()));
    model.people.subscribe(this::showPeople);
  }

  /** Puts the cursor where the reason goes, if one is asked for. */
  void begin() {
    Node field = reason;
    @Nullable ShiftCount count = model.count.get();
    if (field != null && count != null && count.isUnexplained()) {
      field.requestFocus();
    }
  }

  private Node explain() {
    VBox field = Forms.field(texts.bound("shift.reason"), model.reason, "difference-reason");
    reason = field.lookup(".text-field");
    Button accept =
        Keys.sign(Icon.APPROVE, texts.bound("shift.accept"), actions::accept, "second", "tall");
    accept.setId("accept-difference");
    HBox row = new HBox(Forms.wide(field), accept);
    row.setAlignment(Pos.BOTTOM_LEFT);
    row.getStyleClass().add("key-row");
    Forms.showWhen(
        row, model.count.map(count -> count != null && count.isUnexplained()).orElse(false));
    row.visibleProperty().subscribe(asked -> begin());
    return row;
  }

  private Node ends() {
    people.getStyleClass().addAll("chips", "shift-reasons");
    Button close =
        Keys.sign(Icon.SHIFT, texts.bound("shift.closeit"), actions::close, "primary", "tall");
    close.setId("close-shift");
    close.setMaxWidth(Double.MAX_VALUE);
    close.disableProperty().bind(model.view.map(view -> view.number() == 0));
    Button again =
        Keys.sign(
            Icon.CASH, texts.bound("shift.step.count"), () -> actions.take(FormStep.COUNT), "tall");
    again.setMaxWidth(Double.MAX_VALUE);
    again.disableProperty().bind(model.view.map(view -> view.number() == 0));
    VBox box =
        new VBox(
            Labels.word(texts.bound("shift.handover"), "section-head"),
            Forms.tall(people),
            again,
            close);
    box.getStyleClass().addAll("panel", "shift-side");
    return box;
  }

  private void show(List<ShiftModel.Difference> rows) {
    grid.getChildren().clear();
    if (rows.isEmpty()) {
      grid.add(Labels.sentence(texts.bound("shift.uncounted"), "muted"), 0, 0, 4, 1);
      return;
    }
    grid.addRow(
        0,
        new Label(),
        Labels.word(texts.bound("shift.expected"), "muted", "small"),
        Labels.word(texts.bound("shift.counted"), "muted", "small"),
        Labels.word(texts.bound("shift.difference"), "muted", "small"));
    int at = 1;
    for (ShiftModel.Difference row : rows) {
      Label name = Labels.data();
      name.setText(row.tender());
      Label difference =
          figure(formats.signed(row.minor()), row.minor() == 0 ? "strong" : "shift-differs");
      grid.addRow(
          at,
          name,
          figure(formats.money(row.expectedMinor()), "plain-text"),
          figure(formats.money(row.countedMinor()), "plain-text"),
          difference);
      at++;
    }
    @Nullable ShiftCount count = model.count.get();
    if (count != null && count.acceptedBy() != null) {
      Label said = Labels.sentence(texts.bound("shift.saidwhy", count.reason()), "muted");
      grid.add(said, 0, at, 4, 1);
    }
  }

  private static Label figure(String text, String style) {
    Label figure = Labels.figure(style);
    figure.setText(text);
    return figure;
  }

  private void showPeople(List<ShiftModel.Choice> now) {
    people.getChildren().clear();
    for (ShiftModel.Choice person : now) {
      Button chip = Keys.pressable(() -> actions.handOver(person.id()), "till-key", "chip");
      chip.setText(person.name());
      chip.setId("hand-over-" + person.id());
      people.getChildren().add(chip);
    }
  }
}
