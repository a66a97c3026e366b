package canopy.till.stock.tanks;

import canopy.core.quantity.Volume;
import canopy.core.stock.StockLimits;
import canopy.core.stock.TankDay;
import canopy.till.ui.Look;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/**
 * The variance of a tank: day by day within its band, and summed over thirty days within the limit
 * of a suspected release. FX thread.
 */
final class VarianceCharts extends VBox {
  private static final int SHOWN_DAYS = 60;
  private static final int THIRTY = 30;
  private static final double LITRE = 1_000;

  private final Look look;
  private final StockModel model;
  private final LineChart<Number, Number> daily;
  private final LineChart<Number, Number> summed;

  VarianceCharts(Look look, StockModel model) {
    this.look = look;
    this.model = model;
    daily = chart("stock-daily");
    summed = chart("stock-summed");
    getStyleClass().addAll("panel", "stock-charts");
    getChildren()
        .addAll(
            Labels.word(look.texts().bound("stock.chart.daily"), "field-label"),
            Forms.tall(daily),
            Labels.word(look.texts().bound("stock.chart.summed"), "field-label"),
            Forms.tall(summed));
    model.sheet.addListener((source, before, now) -> put());
    look.texts().languageProperty().addListener((source, before, now) -> put());
    put();
  }

  private LineChart<Number, Number> chart(String id) {
    NumberAxis days = new NumberAxis();
    days.setForceZeroInRange(false);
    days.setMinorTickVisible(false);
    NumberAxis litres = new NumberAxis();
    litres.setMinorTickVisible(false);
    LineChart<Number, Number> chart = new LineChart<>(days, litres);
    chart.setId(id);
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setMinHeight(0);
    chart.setPrefHeight(1);
    chart.getStyleClass().add("variance-chart");
    return chart;
  }

  private void put() {
    List<TankDay> all = model.sheet.get().days();
    List<TankDay> days = all.subList(Math.max(0, all.size() - SHOWN_DAYS), all.size());
    StockLimits limits = model.limits.get();
    List<XYChart.Data<Number, Number>> variance = new ArrayList<>();
    List<XYChart.Data<Number, Number>> sums = new ArrayList<>();
    Lines band = new Lines();
    Lines release = new Lines();
    for (TankDay day : days) {
      long at = day.day().toEpochDay();
      variance.add(data(at, day.varianceInTank()));
      band.add(at, limits.dailyAmber().widest(day.sold()));
      Volume sum = Volume.ZERO;
      Volume sold = Volume.ZERO;
      for (TankDay each : all) {
        if (!each.day().isAfter(day.day()) && each.day().isAfter(day.day().minusDays(THIRTY))) {
          sum = sum.plus(each.variance());
          sold = sold.plus(each.sold());
        }
      }
      sums.add(data(at, sum));
      release.add(at, limits.thirtyDays().sum(sold));
    }
    fill(daily, variance, band, days);
    fill(summed, sums, release, days);
  }

  /** The two edges of what is allowed. */
  private static final class Lines {
    private final List<XYChart.Data<Number, Number>> above = new ArrayList<>();
    private final List<XYChart.Data<Number, Number>> below = new ArrayList<>();

    void add(long at, Volume limit) {
      above.add(data(at, limit));
      below.add(data(at, limit.negated()));
    }
  }

  private static XYChart.Data<Number, Number> data(long at, Volume volume) {
    return new XYChart.Data<>(at, volume.millilitres() / LITRE);
  }

  private void fill(
      LineChart<Number, Number> chart,
      List<XYChart.Data<Number, Number>> values,
      Lines lines,
      List<TankDay> days) {
    chart.getData().clear();
    chart.setVisible(!days.isEmpty());
    if (days.isEmpty()) {
      return;
    }
    NumberAxis axis = (NumberAxis) chart.getXAxis();
    double first = (double) days.getFirst().day().toEpochDay();
    double last = Math.max(first + 6, (double) days.getLast().day().toEpochDay());
    // A new one, so that the axis writes its days again when the language changes.
    axis.setTickLabelFormatter(new DayWords());
    axis.setAutoRanging(false);
    axis.setLowerBound(first);
    axis.setUpperBound(last);
    axis.setTickUnit(Math.max(1, Math.rint((last - first) / 6.0)));
    chart.getData().add(series(lines.above));
    chart.getData().add(series(lines.below));
    chart.getData().add(series(values));
  }

  private static XYChart.Series<Number, Number> series(List<XYChart.Data<Number, Number>> values) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    series.getData().setAll(values);
    return series;
  }

  /** Days of the axis, in the language spoken now. */
  private final class DayWords extends StringConverter<Number> {
    @Override
    public String toString(Number day) {
      return Words.day(look, LocalDate.ofEpochDay(day.longValue()));
    }

    @Override
    public Number fromString(String written) {
      throw new UnsupportedOperationException("an axis is not typed");
    }
  }
}
