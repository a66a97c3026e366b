package canopy.till.report;

import canopy.till.report.export.ColumnKind;
import canopy.till.report.page.ReportChart;
import canopy.till.ui.Formats;
import canopy.till.ui.control.Labels;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Bars in two colours that everybody can tell apart; the exact figures stand in the table. */
final class ChartPane extends VBox {
  private static final double MOST_LABELS = 32;
  private static final double MOST_BAR = 96;

  /** About what the axis of the values and the margins take. */
  private static final double AXIS = 100;

  ChartPane(ReportChart chart, Formats formats) {
    CategoryAxis categories = new CategoryAxis();
    categories.setAnimated(false);
    categories.setTickLabelsVisible(chart.categories().size() <= MOST_LABELS);
    NumberAxis values = new NumberAxis();
    values.setAnimated(false);
    values.setForceZeroInRange(true);
    values.setMinorTickVisible(false);
    values.setTickLabelFormatter(new Written(chart.kind(), formats));
    BarChart<String, Number> bars = new BarChart<>(categories, values);
    bars.setAnimated(false);
    bars.setBarGap(1);
    bars.widthProperty().subscribe(width -> bars.setCategoryGap(gap(chart, width.doubleValue())));
    bars.setLegendVisible(false);
    for (ReportChart.Series series : chart.series()) {
      XYChart.Series<String, Number> shown = new XYChart.Series<>();
      shown.setName(series.name());
      for (int i = 0; i < chart.categories().size(); i++) {
        shown.getData().add(new XYChart.Data<>(chart.categories().get(i), series.values().get(i)));
      }
      bars.getData().add(shown);
    }
    Label title = Labels.data("muted", "small");
    title.setText(chart.title());
    HBox head = new HBox(title);
    head.getStyleClass().add("chips");
    if (chart.series().size() > 1) {
      for (int i = 0; i < chart.series().size(); i++) {
        head.getChildren().add(legend(chart.series().get(i).name(), i));
      }
    }
    VBox.setVgrow(bars, Priority.ALWAYS);
    getChildren().addAll(head, bars);
    getStyleClass().addAll("panel", "report-chart");
  }

  /** Few bars are not made broader than a bar that can be read as one. */
  private static double gap(ReportChart chart, double width) {
    int categories = Math.max(1, chart.categories().size());
    double least = categories > 12 ? 4 : 16;
    double room = Math.max(0, width - AXIS) / categories;
    return Math.max(least, room - MOST_BAR * Math.max(1, chart.series().size()));
  }

  private static Label legend(String name, int series) {
    Region colour = new Region();
    colour.getStyleClass().addAll("legend-colour", "default-color" + series);
    Label legend = Labels.data("small");
    legend.setText(name);
    legend.setGraphic(colour);
    return legend;
  }

  /** Axis labels need no decimals. */
  private static final class Written extends StringConverter<Number> {
    private final ColumnKind kind;
    private final Formats formats;

    Written(ColumnKind kind, Formats formats) {
      this.kind = kind;
      this.formats = formats;
    }

    @Override
    public String toString(Number number) {
      long value = number.longValue();
      String text =
          switch (kind) {
            case MONEY -> formats.money(value);
            case LITRES -> formats.litres(value);
            case TEXT, INTEGER, PERCENT, DATE, TIME, DATE_TIME -> Long.toString(value);
          };
      int point = text.indexOf('.');
      return point < 0 ? text : text.substring(0, point);
    }

    @Override
    public Number fromString(String text) {
      throw new UnsupportedOperationException("axes are only written");
    }
  }
}
