package canopy.till.ui.control;

import canopy.till.ui.Icon;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/**
 * The number pad in the order of a keyboard's: 7 8 9 on top. The lower left corner and the column
 * on the right belong to whoever uses it.
 */
public final class NumberPad extends GridPane {
  private static final String[] DIGITS = {"7", "8", "9", "4", "5", "6", "1", "2", "3"};

  /**
   * @param typed gets "0" to "9", "00" or "."
   * @param backspace takes the last one back
   * @param point "." or "00" at the lower left, beside the zero
   * @param side up to four keys from top to bottom; none for a pad of three columns
   */
  public NumberPad(
      Consumer<String> typed, Runnable backspace, String point, List<? extends Node> side) {
    getStyleClass().add("number-pad");
    for (int i = 0; i < DIGITS.length; i++) {
      add(digit(DIGITS[i], typed), i % 3, i / 3);
    }
    add(digit("0", typed), 0, 3);
    add(digit(point, typed), 1, 3);
    Button back =
        Keys.onlySign(Icon.BACKSPACE, new SimpleStringProperty("⌫"), backspace, "pad-key");
    add(filling(back), 2, 3);
    for (int i = 0; i < side.size(); i++) {
      Node key = side.get(i);
      if (key instanceof Region region) {
        filling(region);
      }
      add(key, 3, i);
    }
    boolean wide = !side.isEmpty();
    for (int i = 0; i < (wide ? 4 : 3); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(wide ? (i < 3 ? 23 : 31) : 100.0 / 3);
      getColumnConstraints().add(column);
    }
    for (int i = 0; i < 4; i++) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(25);
      row.setVgrow(Priority.ALWAYS);
      getRowConstraints().add(row);
    }
  }

  private static Node digit(String digit, Consumer<String> typed) {
    Button button =
        Keys.word(
            new SimpleStringProperty(digit), () -> typed.accept(digit), "pad-key", "pad-digit");
    button.setId("pad-" + digit);
    return filling(button);
  }

  private static Region filling(Region region) {
    region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    return region;
  }
}
