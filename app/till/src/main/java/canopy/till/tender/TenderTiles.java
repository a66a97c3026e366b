package canopy.till.tender;

import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** The large keys of the tender screen and the grids in which they stand. */
final class TenderTiles {
  private static final List<String> KIND_KEYS =
      List.of("F7", "F8", "F9", "F10", "Shift+F7", "Shift+F8");
  private static final List<String> KIND_WORDS =
      List.of(
          "tender.kind1",
          "tender.kind2",
          "tender.kind3",
          "tender.kind4",
          "tender.kind5",
          "tender.kind6");

  private TenderTiles() {}

  /** Two lines, the upper with the keyboard's key at its end. */
  static Button of(Runnable action, Node upper, Node lower, String key, String styleClass) {
    HBox first = new HBox(upper, Labels.space(), hint(key));
    first.setAlignment(Pos.CENTER_LEFT);
    VBox content = new VBox(first, lower);
    content.getStyleClass().add("tile-content");
    content.setAlignment(Pos.CENTER_LEFT);
    Button button = Keys.pressable(action, "tender-tile", styleClass);
    button.setGraphic(content);
    content.prefWidthProperty().bind(button.widthProperty());
    return button;
  }

  /** The keyboard's key, written small. */
  static Label hint(String key) {
    Label hint = new Label(key);
    hint.getStyleClass().add("tile-hint");
    return hint;
  }

  /** The ways to pay other than cash, the same keys in every state that offers them. */
  static GridPane kinds(Look look, TenderModel model, TenderEntry entry, int columns) {
    GridPane pane = pane(columns, "tender-kinds");
    pane.getStyleClass().add("columns-" + columns);
    Runnable tiles = () -> put(pane, columns, kindTiles(look, model, entry));
    model.kinds.subscribe(tiles);
    model.paidBy.subscribe(tiles);
    tiles.run();
    pane.accessibleTextProperty().bind(look.texts().bound("tender.kinds"));
    return pane;
  }

  /** The keyboard's keys of {@link #kinds}. */
  static KeyMap keys(KeyMap keys, TenderEntry entry) {
    for (int i = 0; i < KIND_KEYS.size(); i++) {
      int place = i;
      keys.on(KIND_KEYS.get(i), KIND_WORDS.get(i), () -> entry.choose(place));
    }
    return keys;
  }

  private static List<Button> kindTiles(Look look, TenderModel model, TenderEntry entry) {
    List<TenderKind> kinds = model.kinds.get();
    List<Button> tiles = new ArrayList<>();
    for (int i = 0; i < Math.min(KIND_KEYS.size(), kinds.size()); i++) {
      TenderKind kind = kinds.get(i);
      Label name = Labels.data("tile-kind");
      name.setText(kind.name());
      name.setWrapText(true);
      TenderKind.Scan scan = kind.scan();
      boolean origin = model.paidBy.get().contains(kind.id());
      if (origin) {
        name.setText(kind.name() + "\n" + look.texts().text("tender.paidso"));
      }
      if (scan != null && scan.off()) {
        name.setText(kind.name() + "\n" + look.texts().text(scan.why()));
      }
      Button tile =
          of(
              () -> entry.choose(kind),
              kind.icon().node("tile-sign"),
              name,
              KIND_KEYS.get(i),
              "kind");
      if (origin) {
        tile.getStyleClass().add("origin");
      }
      tile.setId("tender-" + kind.id());
      tile.setDisable(scan != null && scan.off());
      tiles.add(tile);
    }
    return tiles;
  }

  /** A grid of columns of equal width. */
  static GridPane pane(int columns, String styleClass) {
    GridPane pane = new GridPane();
    divide(pane, columns);
    pane.getStyleClass().addAll("tender-tile-pane", styleClass);
    return pane;
  }

  private static void divide(GridPane pane, int columns) {
    pane.getColumnConstraints().clear();
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      pane.getColumnConstraints().add(column);
    }
  }

  /** Puts the tiles into the grid row by row, in place of what was there. */
  static void put(GridPane pane, int columns, List<Button> tiles) {
    pane.getChildren().clear();
    pane.getRowConstraints().clear();
    divide(pane, columns);
    for (int i = 0; i < tiles.size(); i++) {
      pane.add(tiles.get(i), i % columns, i / columns);
      if (i % columns == 0) {
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        pane.getRowConstraints().add(row);
      }
    }
  }
}
