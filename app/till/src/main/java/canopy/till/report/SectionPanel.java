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
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A short table among others on one page: words left, figures right. FX thread. */
public final class SectionPanel extends VBox {
  private static final int LONG_WORDS = 40;
  private static final double LONG_WIDTH = 320;

  private final Section section;
  private final Formats formats;
  private final GridPane grid = new GridPane();

  /**
   * @param noRows the sentence for a table without rows; empty if its note says enough
   */
  public SectionPanel(Section section, Formats formats, String noRows) {
    this.section = section;
    this.formats = formats;
    getStyleClass().addAll("panel", "section");
    setMaxWidth(Double.MAX_VALUE);
    Label title = Labels.data("section-head");
    title.setText(section.title());
    getChildren().add(title);
    if (!section.note().isEmpty()) {
      getChildren().add(SectionTable.note(section.note()));
    }
    if (!section.rows().isEmpty()) {
      fill();
      getChildren().add(grid);
    } else if (!noRows.isEmpty()) {
      getChildren().add(SectionTable.note(noRows));
    }
  }

  private void fill() {
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
      if (i > 0) {
        head.setMinWidth(USE_PREF_SIZE);
      }
      grid.add(head, i, 0);
    }
    int row = 1;
    for (List<Cell> cells : section.rows()) {
      row(cells, row, false);
      row++;
    }
    if (!section.sums().isEmpty()) {
      row(section.sums(), row, true);
    }
  }

  private void row(List<Cell> cells, int row, boolean sums) {
    for (int i = 0; i < cells.size(); i++) {
      ColumnKind kind = section.columns().get(i).kind();
      Label label = kind.figure() ? Labels.figure() : Labels.data();
      if (sums || isLess(cells.get(i))) {
        label.getStyleClass().add("strong");
      }
      label.setText(CellText.read(cells.get(i), formats));
      boolean words = kind == ColumnKind.TEXT;
      boolean isLong = label.getText().length() > LONG_WORDS;
      label.setWrapText(words && (i == 0 || isLong));
      if (!words || (i > 0 && isKeptWhole(label.getText()))) {
        label.setMinWidth(USE_PREF_SIZE);
      } else if (isLong && i > 0) {
        label.setPrefWidth(LONG_WIDTH);
      }
      grid.add(label, i, row);
    }
  }

  /** Names and numbers; a panel over the whole page has room for them beside long words. */
  private boolean isKeptWhole(String text) {
    return section.columns().size() > 4 && SectionTable.span(text) <= SectionTable.LONG_WORDS;
  }

  private static boolean isLess(Cell cell) {
    return cell instanceof Cell.Figure figure && figure.value() < 0;
  }
}
