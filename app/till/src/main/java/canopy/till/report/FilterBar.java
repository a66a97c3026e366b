package canopy.till.report;

import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportNames;
import canopy.till.store.report.Choices;
import canopy.till.store.report.ReportFilter;
import canopy.till.ui.Icon;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Which days and whom: chips. */
final class FilterBar extends FlowPane {
  private static final int SEARCH_COLUMNS = 18;
  private static final int MOST_DAYS_OF_SHIFTS = 31;

  private final Texts texts;
  private final ReportModel model;
  private final ReportActions actions;
  private final ReportNames names;

  FilterBar(Texts texts, ReportModel model, ReportActions actions, ReportNames names) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    this.names = names;
    getStyleClass().add("report-filters");
    setAlignment(Pos.CENTER_LEFT);
    model.filter.addListener((source, before, now) -> fill());
    model.choices.addListener((source, before, now) -> fill());
    model.kind.addListener((source, before, now) -> fill());
    texts.languageProperty().addListener((source, before, now) -> fill());
    fill();
  }

  private void fill() {
    getChildren().clear();
    ReportFilter filter = model.filter.get();
    Choices choices = model.choices.get();
    ReportKind kind = model.kind.get();
    getChildren().add(days(filter));
    for (Period period : Period.values()) {
      Button chip = Keys.word(texts.bound(period.key()), () -> actions.period(period), "chip");
      chip.setId("report-" + period.name());
      if (filter.to().equals(model.today.get())
          && filter.from().equals(period.from(model.today.get()))) {
        chip.getStyleClass().add("chosen");
      }
      getChildren().add(chip);
    }
    getChildren()
        .add(
            choice(
                "report.cashier",
                filter.cashier(),
                choices.cashiers(),
                names::operator,
                actions::cashier));
    if (kind.knowsShifts() && !choices.shifts().isEmpty() && isShort(filter)) {
      getChildren()
          .add(choice("report.shift", filter.shift(), choices.shifts(), id -> id, actions::shift));
    }
    if (kind.knowsGrades()) {
      getChildren()
          .add(
              choice(
                  "report.grade",
                  filter.grade(),
                  choices.grades(),
                  id -> names.grade(id, texts.language()),
                  actions::grade));
    }
    if (kind.knowsDepartments()) {
      getChildren()
          .add(
              choice(
                  "report.department",
                  filter.department(),
                  choices.departments(),
                  id -> names.department(id, texts.language()),
                  actions::department));
    }
    if (kind == ReportKind.AUDIT) {
      getChildren().add(search());
    }
  }

  /** Among the shifts of a year nobody finds one. */
  private static boolean isShort(ReportFilter filter) {
    return ChronoUnit.DAYS.between(filter.from(), filter.to()) < MOST_DAYS_OF_SHIFTS;
  }

  private HBox days(ReportFilter filter) {
    Button before =
        Keys.onlySign(
            Icon.CHEVRON_LEFT, texts.bound("report.earlier"), () -> actions.goBy(-1), "chip");
    Button after =
        Keys.onlySign(
            Icon.CHEVRON_RIGHT, texts.bound("report.later"), () -> actions.goBy(1), "chip");
    after.setDisable(!filter.to().isBefore(model.today.get()));
    Button days = Keys.pressable(actions::chooseDays, "till-key", "chip", Labels.DATA);
    days.setId("report-choose-days");
    days.accessibleTextProperty().bind(texts.bound("report.choosedays"));
    days.setGraphic(Icon.CALENDAR.node());
    days.setText(
        filter.from().equals(filter.to())
            ? filter.from().toString()
            : filter.from() + " – " + filter.to());
    HBox row = new HBox(before, days, after);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("key-row");
    return row;
  }

  private <T> Button choice(
      String key,
      @Nullable T chosen,
      List<T> all,
      Function<T, String> name,
      Consumer<@Nullable T> choose) {
    Button chip = Keys.pressable(() -> {}, "till-key", "chip");
    String word = texts.text(key);
    chip.setText(word + ": " + (chosen == null ? texts.text("report.all") : name.apply(chosen)));
    if (chosen != null) {
      chip.getStyleClass().add("chosen");
    }
    chip.setOnAction(
        event -> {
          ContextMenu menu = new ContextMenu();
          MenuItem everything = new MenuItem(texts.text("report.all"));
          everything.setOnAction(_ -> choose.accept(null));
          menu.getItems().add(everything);
          for (T one : all) {
            MenuItem item = new MenuItem(name.apply(one));
            item.setOnAction(_ -> choose.accept(one));
            menu.getItems().add(item);
          }
          menu.show(chip, Side.BOTTOM, 0, 4);
        });
    return chip;
  }

  private HBox search() {
    TextField field = new TextField();
    field.setId("report-search");
    field.setPrefColumnCount(SEARCH_COLUMNS);
    field.promptTextProperty().bind(texts.bound("report.searchhint"));
    field.textProperty().bindBidirectional(model.search);
    field.setOnAction(event -> actions.search());
    HBox row =
        new HBox(
            Forms.wide(field),
            Keys.onlySign(Icon.SEARCH, texts.bound("report.search"), actions::search, "chip"));
    row.getStyleClass().add("key-row");
    return row;
  }
}
