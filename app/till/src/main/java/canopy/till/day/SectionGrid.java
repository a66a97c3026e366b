package canopy.till.day;

import canopy.till.report.export.Cell;
import canopy.till.report.export.CellText;
import canopy.till.report.export.Column;
import canopy.till.report.export.ColumnKind;
import canopy.till.report.export.Section;
import canopy.till.ui.Formats;
import canopy.till.ui.control.Labels;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A table of a report as it stands on the screen: words left, figures right. FX thread. */
final class SectionGrid extends VBox {
  SectionGrid(Section section, Formats formats) {
    getStyleClass().addAll("panel", "section");
    Label head = Labels.data("section-head");
    head.setText(section.title());
    getChildren().add(head);
    if (!section.note().isEmpty()) {
      getChildren().add(sentence(section.note()));
    }
    if (!section.rows().isEmpty()) {
      getChildren().add(grid(section, formats));
    }
  }

  private static Label sentence(String text) {
    Label label = Labels.data("muted");
    label.setText(text);
    label.setWrapText(true);
    return label;
  }

  private static GridPane grid(Section section, Formats formats) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("sum-grid");
    List<Column> columns = section.columns();
    for (int i = 0; i < columns.size(); i++) {
      ColumnConstraints constraints = new ColumnConstraints();
      if (columns.get(i).kind().figure()) {
        constraints.setHalignment(HPos.RIGHT);
      } else if (i == 0) {
        constraints.setHgrow(Priority.ALWAYS);
      }
      grid.getColumnConstraints().add(constraints);
      Label head = Labels.data("muted", "small");
      head.setText(columns.get(i).heading());
      if (i > 0) {
        head.setMinWidth(Region.USE_PREF_SIZE);
      }
      grid.add(head, i, 0);
    }
    int at = 1;
    for (List<Cell> row : section.rows()) {
      row(grid, at, columns, row, formats, false);
      at++;
    }
    if (!section.sums().isEmpty() && section.rows().size() > 1) {
      row(grid, at, columns, section.sums(), formats, true);
    }
    return grid;
  }

  private static void row(
      GridPane grid, int at, List<Column> columns, List<Cell> row, Formats formats, boolean sums) {
    for (int i = 0; i < row.size(); i++) {
      boolean figure = columns.get(i).kind().figure();
      boolean words = columns.get(i).kind() == ColumnKind.TEXT;
      Label label = figure ? Labels.figure() : Labels.data();
      label.setText(CellText.read(row.get(i), formats));
      label.setWrapText(words && i == 0);
      if (!words) {
        label.setMinWidth(Region.USE_PREF_SIZE);
      }
      if (sums || isLess(row.get(i))) {
        label.getStyleClass().add("strong");
      }
      grid.add(label, i, at);
    }
  }

  private static boolean isLess(Cell cell) {
    return cell instanceof Cell.Figure figure && figure.value() < 0;
  }
}
