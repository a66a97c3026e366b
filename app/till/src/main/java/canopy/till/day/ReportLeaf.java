package canopy.till.day;

import canopy.till.day.sheet.DayPart;
import canopy.till.report.SectionPanel;
import canopy.till.report.export.Section;
import canopy.till.ui.Formats;
import canopy.till.ui.manage.Forms;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Parts of a report in one or two columns that scroll if they must. FX thread. */
final class ReportLeaf extends StackPane {
  private final Formats formats;
  private final List<DayPart> wideParts;
  private final List<DayPart> leftParts;
  private final List<DayPart> rightParts;
  private final VBox wide = column();
  private final VBox left = column();
  private final VBox right = column();

  /** The parts of one leaf of the day's page. */
  ReportLeaf(Formats formats, DayTab tab, ObservableValue<Map<DayPart, Section>> parts) {
    this(formats, tab.wide(), tab.left(), tab.right(), parts);
  }

  /** A whole report, part below part. */
  static ReportLeaf whole(Formats formats, ObservableValue<Map<DayPart, Section>> parts) {
    return new ReportLeaf(formats, List.of(DayPart.values()), List.of(), List.of(), parts);
  }

  private ReportLeaf(
      Formats formats,
      List<DayPart> wideParts,
      List<DayPart> leftParts,
      List<DayPart> rightParts,
      ObservableValue<Map<DayPart, Section>> parts) {
    this.formats = formats;
    this.wideParts = wideParts;
    this.leftParts = leftParts;
    this.rightParts = rightParts;
    HBox columns = new HBox(Forms.wide(left), Forms.wide(right));
    left.setPrefWidth(1);
    right.setPrefWidth(1);
    columns.getStyleClass().add("split");
    VBox all = column();
    all.getChildren().add(wide);
    if (!leftParts.isEmpty()) {
      all.getChildren().add(columns);
    }
    ScrollPane scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().add(scroll);
    parts.addListener((source, before, now) -> show(now));
    show(parts.getValue());
  }

  private static VBox column() {
    VBox box = new VBox();
    box.getStyleClass().add("stack");
    return box;
  }

  private void show(Map<DayPart, Section> parts) {
    fill(wide, wideParts, parts);
    fill(left, leftParts, parts);
    fill(right, rightParts, parts);
    wide.setManaged(!wide.getChildren().isEmpty());
  }

  private void fill(VBox column, List<DayPart> wanted, Map<DayPart, Section> parts) {
    column.getChildren().clear();
    for (DayPart part : wanted) {
      Section section = parts.get(part);
      if (section != null) {
        column.getChildren().add(new SectionPanel(section, formats, ""));
      }
    }
  }
}
