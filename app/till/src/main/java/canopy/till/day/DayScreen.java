package canopy.till.day;

import canopy.till.report.export.ReportFormat;
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
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The day: what does not agree and what is open first, then its figures, and the close with its
 * last question; closed days and the codes of the back office on leaves of their own.
 */
final class DayScreen implements Screen {
  private static final double MOST_NAMES_HEIGHT = 150;
  private static final double NAME_HEIGHT = 28;

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
    Region leaves = leaves();
    Forms.showWhen(leaves, model.step.isNotEqualTo(DayStep.TYPING));
    Region silent = new SilentPane(look, model, actions);
    Forms.showWhen(silent, model.step.isEqualTo(DayStep.TYPING));
    VBox content =
        new VBox(question(), closed(), blind(), tabs(), Forms.tall(silent), Forms.tall(leaves));
    content.getStyleClass().add("stack");
    Button close = Keys.sign(Icon.SHIFT, texts.bound("day.close"), actions::startClose, "primary");
    close.setId("close-day");
    close.disableProperty().bind(model.step.isNotEqualTo(DayStep.LOOKING));
    Label day = Labels.word(texts.bound("day.now", day(model.day), now), "muted");
    this.frame = new ManageFrame(around, Place.DAY, model.notice, content, List.of(day, close));
    frame
        .keys()
        .on("F9", "day.showmoney", actions::askSight)
        .on("F11", "day.notyet", actions::giveUp)
        .on("F12", "day.close", this::advance);
    model.open.addListener((source, before, now) -> showOpen());
    model.differences.addListener((source, before, now) -> showOpen());
    model.sees.addListener((source, before, now) -> showOpen());
    texts.languageProperty().addListener((source, before, now) -> showOpen());
    showOpen();
  }

  private StringBinding day(ObservableValue<LocalDate> date) {
    return Bindings.createStringBinding(
        () -> Words.day(look, date.getValue()), date, texts.languageProperty());
  }

  private Node tabs() {
    HBox chips =
        Forms.choice(
            List.of(DayTab.values()), model.tab, tab -> texts.bound(tab.key()), actions::turnTo);
    HBox files =
        new HBox(
            export("day.pdf", ReportFormat.PDF),
            export("day.xlsx", ReportFormat.XLSX),
            export("day.csv", ReportFormat.CSV));
    files.getStyleClass().add("key-row");
    Forms.showWhen(files, model.tab.map(tab -> tab != DayTab.PAST && tab != DayTab.CODES));
    HBox row = new HBox(chips, Labels.space(), files);
    row.setAlignment(Pos.CENTER_LEFT);
    Forms.showWhen(row, isResting().and(model.sees));
    return row;
  }

  /** Nothing is asked and nothing is under way. */
  private BooleanBinding isResting() {
    return model.step.isEqualTo(DayStep.LOOKING).or(model.step.isEqualTo(DayStep.CLOSED));
  }

  /** Why there are no amounts, and the way to them. */
  private Node blind() {
    Label words = Labels.sentence(texts.bound("day.blind"), "strip-text");
    words.setMaxWidth(Double.MAX_VALUE);
    Button show = Keys.word(texts.bound("day.showmoney"), actions::askSight, "strip-action");
    show.setId("show-money");
    HBox row = strip(Icon.LOCK, Forms.wide(words), show);
    row.getStyleClass().add("notice-info");
    Forms.showWhen(row, isResting().and(model.sees.not()));
    return row;
  }

  private Button export(String word, ReportFormat format) {
    return Keys.sign(Icon.EXPORT, texts.bound(word), () -> actions.export(format));
  }

  private Region leaves() {
    StackPane leaves = new StackPane();
    for (DayTab tab : DayTab.values()) {
      Node leaf =
          switch (tab) {
            case TODAY -> today();
            case MONEY, FUEL -> new ReportLeaf(formats, tab, model.today);
            case PAST -> new PastPane(look, model, actions);
            case CODES -> new CodesPane(look, model, actions);
          };
      Forms.showWhen(leaf, isAt(tab));
      leaves.getChildren().add(leaf);
    }
    return leaves;
  }

  private BooleanBinding isAt(DayTab tab) {
    return model.tab.isEqualTo(tab);
  }

  private Node today() {
    ReportLeaf report = new ReportLeaf(formats, DayTab.TODAY, model.today);
    VBox today = new VBox(ahead(), open, figures(), Forms.tall(report));
    today.getStyleClass().add("stack");
    return today;
  }

  /** The business day and the calendar differ: said before anybody wonders. */
  private Node ahead() {
    HBox row =
        strip(
            Icon.INFO,
            Labels.sentence(texts.bound("day.ahead", day(model.day), now), "strip-text"));
    row.getStyleClass().addAll("notice-info", "day-ahead");
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

  private static HBox strip(Icon icon, Node... nodes) {
    HBox row = new HBox(icon.node("strip-icon"));
    row.getChildren().addAll(nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("strip");
    return row;
  }

  private void advance() {
    switch (model.step.get()) {
      case LOOKING -> actions.startClose();
      case CONFIRMING -> actions.confirmClose();
      case TYPING -> actions.recordAndClose();
      case CLOSING, CLOSED -> {}
    }
  }

  private void showOpen() {
    open.getChildren().clear();
    int differences = model.differences.get();
    if (differences > 0) {
      // Whoever may not turn to that leaf has them below.
      open.getChildren()
          .add(
              model.sees.get()
                  ? warning(
                      texts.bound("day.differences", differences),
                      () -> actions.turnTo(DayTab.FUEL))
                  : warning(texts.bound("day.differences", differences)));
    }
    for (Map.Entry<OpenLine, Integer> found : model.open.get().entrySet()) {
      OpenLine line = found.getKey();
      open.getChildren()
          .add(warning(texts.bound(line.key(), found.getValue()), () -> actions.goTo(line)));
    }
    open.setVisible(!open.getChildren().isEmpty());
    open.setManaged(open.isVisible());
  }

  private Node warning(ObservableValue<String> sentence, Runnable leads) {
    return warning(sentence, Keys.word(texts.bound("day.goto"), leads, "strip-action"));
  }

  private static Node warning(ObservableValue<String> sentence, Node... keys) {
    Label words = Labels.sentence(sentence, "strip-text");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox row = strip(Icon.ALERT, Forms.wide(words));
    row.getChildren().addAll(keys);
    row.getStyleClass().add("notice-warning");
    return row;
  }

  private Node question() {
    Button yes =
        Keys.sign(
            Icon.SHIFT, texts.bound("day.closenow"), actions::confirmClose, "primary", "tall");
    yes.disableProperty().bind(model.step.isEqualTo(DayStep.CLOSING));
    Button no = Keys.word(texts.bound("day.notyet"), actions::giveUp, "tall");
    no.disableProperty().bind(yes.disableProperty());
    Label words =
        Labels.sentence(
            texts.bound("day.question", day(model.day), day(model.nextDay)), "stopped-sentence");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(Icon.ALERT.node("stopped-icon"), Forms.wide(words), no, yes);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("key-row");
    VBox question = new VBox(row, names());
    question.getStyleClass().addAll("panel", "day-question");
    Forms.showWhen(
        question,
        model.step.isEqualTo(DayStep.CONFIRMING).or(model.step.isEqualTo(DayStep.CLOSING)));
    return question;
  }

  /** All that is open, by name: nobody shall close over what nobody has seen. */
  private Node names() {
    VBox lines = new VBox();
    lines.setId("open-names");
    model.openNames.subscribe(
        names -> {
          lines.getChildren().clear();
          for (String name : names) {
            Label line = Labels.data();
            line.setText(name);
            line.setWrapText(true);
            lines.getChildren().add(line);
          }
        });
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    // The report below gives way, not what must be read before the close.
    scroll
        .minHeightProperty()
        .bind(
            model.openNames.map(
                names -> Math.min(MOST_NAMES_HEIGHT, NAME_HEIGHT * (names.size() + 1))));
    scroll.setMaxHeight(MOST_NAMES_HEIGHT);
    scroll.getStyleClass().add("plain-scroll");
    Forms.showWhen(scroll, model.openNames.map(names -> !names.isEmpty()));
    return scroll;
  }

  private Node closed() {
    HBox row =
        strip(
            Icon.CHECK,
            Labels.sentence(
                texts.bound("day.closed", day(model.day), day(model.nextDay)), "stopped-sentence"));
    row.getStyleClass().add("notice-done");
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
    Forms.showWhen(figures, model.sees);
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

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }
}
