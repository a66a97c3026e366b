package canopy.till.report;

import canopy.till.report.export.Cell;
import canopy.till.report.export.CellText;
import canopy.till.report.export.Column;
import canopy.till.report.export.ColumnKind;
import canopy.till.report.export.Section;
import canopy.till.ui.Formats;
import canopy.till.ui.control.Labels;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A short table among others on one page. */
final class SectionPanel extends VBox {
  private static final int LONG_WORDS = 40;
  private static final double LONG_WIDTH = 320;

  private final Formats formats;
  private final GridPane grid = new GridPane();

  SectionPanel(Section section, Formats formats, String noRows) {
    this.formats = formats;
    grid.getStyleClass().add("sum-grid");
    boolean grows = true;
    for (int i = 0; i < section.columns().size(); i++) {
      Column column = section.columns().get(i);
      ColumnConstraints constraint = new ColumnConstraints();
      boolean first = grows && column.kind() == ColumnKind.TEXT;
      constraint.setHgrow(first ? Priority.ALWAYS : Priority.SOMETIMES);
      grows = grows && !first;
      constraint.setHalignment(column.kind().figure() ? HPos.RIGHT : HPos.LEFT);
      grid.getColumnConstraints().add(constraint);
      Label head = Labels.data("muted", "small");
      head.setText(column.heading());
      grid.add(head, i, 0);
    }
    int row = 1;
    for (List<Cell> cells : section.rows()) {
      row(section, cells, row, "figure-plain");
      row++;
    }
    if (!section.sums().isEmpty() && !section.rows().isEmpty()) {
      row(section, section.sums(), row, "strong");
    }
    Label title = Labels.data("section-head");
    title.setText(section.title());
    getChildren().addAll(title);
    if (!section.note().isEmpty()) {
      getChildren().add(SectionTable.note(section.note()));
    }
    getChildren().add(section.rows().isEmpty() ? SectionTable.note(noRows) : (Node) grid);
    getStyleClass().addAll("panel", "section");
    setMaxWidth(Double.MAX_VALUE);
  }

  private void row(Section section, List<Cell> cells, int row, String styleClass) {
    for (int i = 0; i < cells.size(); i++) {
      boolean figure = section.columns().get(i).kind().figure();
      Label label = figure ? Labels.figure(styleClass) : Labels.data(styleClass);
      label.setText(CellText.read(cells.get(i), formats));
      if (figure) {
        label.setMinWidth(USE_PREF_SIZE);
      } else if (label.getText().length() > LONG_WORDS) {
        label.setWrapText(true);
        label.setPrefWidth(LONG_WIDTH);
      }
      grid.add(label, i, row);
    }
  }
}
