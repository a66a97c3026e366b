package canopy.till.day;

import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Day close: what is open first, then the day's figures, then the close with its last question. */
final class DayScreen implements Screen {
  private final Look look;
  private final Texts texts;
  private final Formats formats;
  private final DayModel model;
  private final DayActions actions;
  private final ManageFrame frame;
  private final StringBinding now;
  private final VBox open = new VBox();

  DayScreen(Surroundings around, DayModel model, DayActions actions) {
    this.look = around.look();
    this.texts = look.texts();
    this.formats = around.look().formats();
    this.model = model;
    this.actions = actions;
    this.now =
        Bindings.createStringBinding(
            () -> Words.dayAndTime(look, model.now.get()), model.now, texts.languageProperty());
    open.getStyleClass().add("stack");
    HBox sums =
        new HBox(
            sums("day.tenders", model.tenders, "day.notenders"),
            sums("day.fuel", model.fuel, "day.nofuel"),
            sums("day.writtenoff", model.writtenOff, "day.nowrittenoff"));
    sums.getStyleClass().add("split");
    VBox content = new VBox(ahead(), open, question(), closed(), figures(), sums);
    content.getStyleClass().add("stack");
    Button close = Keys.sign(Icon.SHIFT, texts.bound("day.close"), actions::startClose, "primary");
    close.setId("close-day");
    close.disableProperty().bind(model.step.isNotEqualTo(DayStep.LOOKING));
    Label day = Labels.word(texts.bound("day.now", day(model.day), now), "muted");
    this.frame = new ManageFrame(around, Place.DAY, model.notice, content, List.of(day, close));
    frame.keys().on("F12", "day.close", this::advance).on("F11", "day.notyet", actions::giveUp);
    model.open.addListener((source, before, now) -> showOpen());
    texts.languageProperty().addListener((source, before, now) -> showOpen());
    showOpen();
  }

  private StringBinding day(ObservableValue<LocalDate> date) {
    return Bindings.createStringBinding(
        () -> Words.day(look, date.getValue()), date, texts.languageProperty());
  }

  /** The business day and the calendar differ: said before anybody wonders. */
  private Node ahead() {
    Label words = Labels.sentence(texts.bound("day.ahead", day(model.day), now), "strip-text");
    HBox row = new HBox(Icon.INFO.node("strip-icon"), words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("strip", "notice-info", "day-ahead");
    Forms.showWhen(
        row,
        Bindings.createBooleanBinding(
            () ->
                model.step.get() == DayStep.LOOKING
                    && model.day.get().isAfter(model.now.get().toLocalDate()),
            model.step,
            model.day,
            model.now));
    return row;
  }

  private void advance() {
    switch (model.step.get()) {
      case LOOKING -> actions.startClose();
      case CONFIRMING -> actions.confirmClose();
      case CLOSING, CLOSED -> {}
    }
  }

  private void showOpen() {
    open.getChildren().clear();
    for (Map.Entry<OpenItem, Integer> found : model.open.get().entrySet()) {
      OpenItem item = found.getKey();
      Label words = Labels.sentence(texts.bound(item.key(), found.getValue()), "strip-text");
      words.setMaxWidth(Double.MAX_VALUE);
      HBox row =
          new HBox(
              Icon.ALERT.node("strip-icon"),
              Forms.wide(words),
              Keys.word(texts.bound("day.goto"), () -> actions.goTo(item), "strip-action"));
      row.setAlignment(Pos.CENTER_LEFT);
      row.getStyleClass().addAll("strip", "notice-warning");
      open.getChildren().add(row);
    }
    open.setVisible(!open.getChildren().isEmpty());
    open.setManaged(open.isVisible());
  }

  private Node question() {
    Button yes =
        Keys.sign(
            Icon.SHIFT, texts.bound("day.closenow"), actions::confirmClose, "primary", "tall");
    yes.disableProperty().bind(model.step.isEqualTo(DayStep.CLOSING));
    Button no = Keys.word(texts.bound("day.notyet"), actions::giveUp, "tall");
    Label words =
        Labels.sentence(
            texts.bound("day.question", day(model.day), day(model.nextDay)), "stopped-sentence");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(Icon.ALERT.node("stopped-icon"), Forms.wide(words), no, yes);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("panel", "day-question");
    Forms.showWhen(
        row, model.step.isEqualTo(DayStep.CONFIRMING).or(model.step.isEqualTo(DayStep.CLOSING)));
    return row;
  }

  private Node closed() {
    Label words =
        Labels.sentence(
            texts.bound("day.closed", day(model.day), day(model.nextDay)), "stopped-sentence");
    HBox row = new HBox(Icon.CHECK.node("strip-icon"), words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("strip", "notice-done");
    Forms.showWhen(row, model.step.isEqualTo(DayStep.CLOSED));
    return row;
  }

  private Node figures() {
    HBox figures =
        new HBox(
            tile("day.total", model.totalMinor.map(minor -> formats.amount(minor.longValue()))),
            tile("day.sales", model.sales.map(Number::toString)),
            tile("day.refunds", model.refunds.map(Number::toString)),
            tile("day.tax", model.taxMinor.map(minor -> formats.money(minor.longValue()))),
            tile(
                "day.rounding",
                model.roundingMinor.map(minor -> formats.signed(minor.longValue()))));
    figures.getStyleClass().add("key-row");
    return figures;
  }

  private Region tile(String key, ObservableValue<String> value) {
    Label figure = Labels.figure("big");
    figure.textProperty().bind(value);
    VBox box = new VBox(figure, Labels.word(texts.bound(key), "muted", "small"));
    box.getStyleClass().addAll("panel", "count-tile");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private Region sums(String key, ObjectProperty<List<SumRow>> rows, String emptyKey) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("sum-grid");
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    ColumnConstraints figure = new ColumnConstraints();
    figure.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().addAll(name, figure, figure);
    rows.addListener((source, before, now) -> fill(grid, now, emptyKey));
    fill(grid, rows.get(), emptyKey);
    VBox box = Forms.section(texts, key, grid);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setPrefWidth(200);
    return box;
  }

  private void fill(GridPane grid, List<SumRow> rows, String emptyKey) {
    grid.getChildren().clear();
    if (rows.isEmpty()) {
      grid.add(Labels.sentence(texts.bound(emptyKey), "muted"), 0, 0, 3, 1);
      return;
    }
    int at = 0;
    for (SumRow row : rows) {
      Label name = Labels.data();
      name.setText(row.name());
      Label detail = Labels.figure("muted");
      detail.setText(row.litres().isEmpty() ? row.count() : row.litres());
      Label amount = Labels.figure("strong");
      amount.setText(formats.money(row.amountMinor()));
      grid.addRow(at, name, detail, amount);
      at++;
    }
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }
}
