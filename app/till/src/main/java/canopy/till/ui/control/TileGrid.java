package canopy.till.ui.control;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Keys in columns of equal width, as many rows as fit, the rest on further pages. FX thread. */
public final class TileGrid extends Pane {
  private static final double GAP = 6;
  private static final double MAX_ROW_GROWTH = 1.3;
  private static final double PREFERRED_TILE_WIDTH = 112;

  private int columns;
  private double minTileHeight;
  private final IntegerProperty page = new SimpleIntegerProperty(0);
  private final IntegerProperty pages = new SimpleIntegerProperty(1);

  /**
   * @param columns 1 and up
   * @param minTileHeight least height of a key in pixels
   */
  public TileGrid(int columns, double minTileHeight) {
    this.columns = columns;
    this.minTileHeight = minTileHeight;
    getStyleClass().add("tile-grid");
    page.addListener((source, before, now) -> requestLayout());
  }

  /** Other columns and rows from now on; see the constructor. */
  public void shape(int newColumns, double newMinTileHeight) {
    columns = newColumns;
    minTileHeight = newMinTileHeight;
    requestLayout();
  }

  /** Shows these keys from the first page on. */
  public void show(List<? extends Node> tiles) {
    page.set(0);
    getChildren().setAll(tiles);
  }

  public void next() {
    page.set((page.get() + 1) % pages.get());
  }

  public void back() {
    page.set((page.get() + pages.get() - 1) % pages.get());
  }

  /** {@code 1/3}. */
  public StringBinding pageText() {
    return Bindings.createStringBinding(() -> (page.get() + 1) + "/" + pages.get(), page, pages);
  }

  public BooleanBinding onlyPage() {
    return pages.lessThan(2);
  }

  @Override
  protected double computePrefWidth(double height) {
    return columns * PREFERRED_TILE_WIDTH + (columns - 1) * GAP;
  }

  @Override
  protected double computeMinHeight(double width) {
    return minTileHeight;
  }

  @Override
  protected void layoutChildren() {
    List<Node> tiles = getManagedChildren();
    int rows = Math.max(1, (int) ((getHeight() + GAP) / (minTileHeight + GAP)));
    int perPage = rows * columns;
    int count = Math.max(1, (tiles.size() + perPage - 1) / perPage);
    pages.set(count);
    int first = Math.min(page.get(), count - 1) * perPage;
    double width = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
    double height =
        Math.floor(
            Math.min(minTileHeight * MAX_ROW_GROWTH, (getHeight() - (rows - 1) * GAP) / rows));
    for (int i = 0; i < tiles.size(); i++) {
      int place = i - first;
      boolean here = place >= 0 && place < perPage;
      tiles.get(i).setVisible(here);
      if (here) {
        int row = place / columns;
        tiles
            .get(i)
            .resizeRelocate(place % columns * (width + GAP), row * (height + GAP), width, height);
      }
    }
  }
}
