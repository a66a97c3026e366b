package canopy.till.ui.control;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The overlay on F1: every key of the screen in front, in as many columns as they need, and after
 * them what is done without a key.
 */
public final class KeyMapPane extends StackPane {
  /** More rows are higher than the smallest window. */
  private static final int MOST_ROWS = 17;

  public KeyMapPane(Texts texts, KeyMap keys, Runnable close) {
    getStyleClass().add("veil");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-map-grid");
    int keyCount = keys.entries().size();
    int size = keyCount + keys.told().size();
    int columns = Math.max(2, Math.ceilDiv(size, MOST_ROWS));
    int rows = Math.ceilDiv(size, columns);
    for (int i = 0; i < size; i++) {
      Label key;
      Label word;
      if (i < keyCount) {
        KeyMap.Entry entry = keys.entries().get(i);
        key = new Label(entry.shown());
        key.getStyleClass().add("key-cap");
        word = Labels.word(texts.bound(entry.textKey()), "key-map-word");
      } else {
        KeyMap.Told told = keys.told().get(i - keyCount);
        key = Labels.word(texts.bound(told.byKey()), "key-cap");
        word = Labels.word(texts.bound(told.textKey()), "key-map-word");
      }
      grid.add(key, i / rows * 2, i % rows);
      grid.add(word, i / rows * 2 + 1, i % rows);
    }
    for (int i = 0; i < columns * 2; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setMinWidth(i % 2 == 0 ? 110 : columns == 2 ? 240 : 180);
      grid.getColumnConstraints().add(column);
    }
    HBox head =
        new HBox(
            Icon.KEYBOARD.node("pane-icon"),
            Labels.word(texts.bound("ui.keys"), "pane-title"),
            Labels.space(),
            Keys.onlySign(Icon.CLOSE, texts.bound("ui.close"), close, "flat"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pane-head");
    VBox pane = new VBox(head, grid);
    pane.getStyleClass().add("pane");
    pane.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(pane);
  }
}
