package canopy.till.report;

import canopy.till.store.report.ReportFilter;
import canopy.till.ui.Icon;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A month of days: the first that is touched and the second are the ends of what is shown. */
final class DaysPane extends VBox {
  private static final int DAYS_OF_WEEK = 7;

  private final Texts texts;
  private final ReportModel model;
  private final ReportActions actions;
  private final GridPane days = new GridPane();
  private final Label heading = Labels.figure("strong");
  private final ObjectProperty<YearMonth> month = new SimpleObjectProperty<>(YearMonth.of(1970, 1));
  private @Nullable LocalDate first;

  DaysPane(Texts texts, ReportModel model, ReportActions actions) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    setId("report-days");
    getStyleClass().addAll("panel", "section");
    days.getStyleClass().add("report-days");
    for (int i = 0; i < DAYS_OF_WEEK; i++) {
      ColumnConstraints column = new ColumnConstraints(64);
      column.setHalignment(HPos.CENTER);
      days.getColumnConstraints().add(column);
    }
    HBox head =
        new HBox(
            Keys.onlySign(
                Icon.CHEVRON_LEFT, texts.bound("report.monthbefore"), () -> go(-1), "chip"),
            heading,
            Keys.onlySign(
                Icon.CHEVRON_RIGHT, texts.bound("report.monthafter"), () -> go(1), "chip"),
            Labels.sentence(texts.bound("report.daysask"), "muted"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("key-row");
    getChildren().addAll(head, days);
    Forms.showWhen(this, model.choosingDays);
    model.choosingDays.addListener((source, before, now) -> begin());
    month.addListener((source, before, now) -> fill());
    texts.languageProperty().addListener((source, before, now) -> fill());
    begin();
  }

  private void begin() {
    first = null;
    month.set(YearMonth.from(model.filter.get().to()));
    fill();
  }

  private void go(int months) {
    month.set(month.get().plusMonths(months));
  }

  private void fill() {
    days.getChildren().clear();
    YearMonth shown = month.get();
    heading.setText(shown.toString());
    for (DayOfWeek day : DayOfWeek.values()) {
      Label name = Labels.data("muted", "small");
      name.setText(day.getDisplayName(TextStyle.SHORT, texts.language().locale()));
      days.add(name, day.getValue() - 1, 0);
    }
    int before = shown.atDay(1).getDayOfWeek().getValue() - 1;
    for (int day = 1; day <= shown.lengthOfMonth(); day++) {
      int place = before + day - 1;
      days.add(key(shown.atDay(day)), place % DAYS_OF_WEEK, place / DAYS_OF_WEEK + 1);
    }
  }

  private Button key(LocalDate day) {
    Button key = Keys.pressable(() -> touched(day), "till-key", "report-day");
    key.setId("report-day-" + day);
    key.setText(Integer.toString(day.getDayOfMonth()));
    key.setMaxWidth(Double.MAX_VALUE);
    key.setDisable(day.isAfter(model.today.get()));
    Forms.mark(key, isChosen(day));
    return key;
  }

  private boolean isChosen(LocalDate day) {
    LocalDate begun = first;
    ReportFilter filter = model.filter.get();
    return begun == null
        ? !day.isBefore(filter.from()) && !day.isAfter(filter.to())
        : day.equals(begun);
  }

  private void touched(LocalDate day) {
    LocalDate begun = first;
    if (begun == null) {
      first = day;
      fill();
    } else {
      model.choosingDays.set(false);
      actions.days(begun.isBefore(day) ? begun : day, begun.isBefore(day) ? day : begun);
    }
  }
}
