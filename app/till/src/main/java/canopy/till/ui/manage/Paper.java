package canopy.till.ui.manage;

import canopy.till.ui.control.Labels;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A receipt on screen, as on its strip of paper. */
public final class Paper extends ScrollPane {
  /** How a line is written. */
  public enum Style {
    PLAIN("paper-line"),
    SMALL("paper-small"),
    CENTRED("paper-centred"),
    TITLE("paper-title"),
    TOTAL("paper-total"),
    RULE("paper-rule");

    private final String styleClass;

    Style(String styleClass) {
      this.styleClass = styleClass;
    }
  }

  /**
   * A line.
   *
   * @param left words or name
   * @param right figures; empty for none
   */
  public record Line(String left, String right, Style style) {
    public static Line plain(String left, String right) {
      return new Line(left, right, Style.PLAIN);
    }

    public static Line small(String left, String right) {
      return new Line(left, right, Style.SMALL);
    }

    public static Line centred(String text) {
      return new Line(text, "", Style.CENTRED);
    }

    public static Line title(String text) {
      return new Line(text, "", Style.TITLE);
    }

    public static Line total(String left, String right) {
      return new Line(left, right, Style.TOTAL);
    }

    public static Line rule() {
      return new Line("", "", Style.RULE);
    }
  }

  private final VBox sheet = new VBox();

  public Paper(ObservableValue<? extends List<Line>> lines) {
    getStyleClass().add("paper-roll");
    sheet.getStyleClass().add("paper");
    setContent(sheet);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    lines.addListener((source, before, now) -> put(now));
    put(lines.getValue());
  }

  private void put(List<Line> lines) {
    sheet.getChildren().clear();
    sheet.setVisible(!lines.isEmpty());
    for (Line line : lines) {
      sheet.getChildren().add(row(line));
    }
    setVvalue(0);
  }

  private static HBox row(Line line) {
    Label left = Labels.data("paper-text");
    left.setText(line.left());
    Label right = Labels.figure("paper-text");
    right.setText(line.right());
    HBox row = new HBox(left);
    if (!line.right().isEmpty()) {
      left.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(left, Priority.ALWAYS);
      row.getChildren().add(right);
    }
    row.getStyleClass().add(line.style().styleClass);
    row.setAlignment(
        line.style() == Style.CENTRED || line.style() == Style.TITLE
            ? Pos.CENTER
            : Pos.BASELINE_LEFT);
    return row;
  }
}
