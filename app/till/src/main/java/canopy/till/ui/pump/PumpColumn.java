package canopy.till.ui.pump;

import canopy.till.ui.Look;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * The left column of the sale screen: the grid above, the unpaid fills in what is left below, at
 * least one row of them.
 */
public final class PumpColumn extends Region {
  private static final double GAP = 8;
  private static final double MIN_UNPAID_HEIGHT = 88;
  private static final double WIDE_TILE = 152;
  private static final double NARROW_TILE = 126;

  private final PumpModel model;
  private final PumpGrid grid;
  private final UnpaidList unpaid;

  public PumpColumn(Look look, PumpModel model, PumpActions actions) {
    this.model = model;
    this.grid = new PumpGrid(look, model, actions);
    this.unpaid = new UnpaidList(look, model, actions);
    getStyleClass().add("pump-column");
    getChildren().addAll(grid, unpaid);
    model.pumps.addListener(
        (source, before, now) -> {
          if (before.size() != now.size()) {
            requestLayout();
          }
        });
  }

  /** Opens the detail of the pump whose tile has the focus. */
  public boolean openFocused(Node focusOwner) {
    if (focusOwner instanceof PumpTile tile) {
      tile.open();
      return true;
    }
    return false;
  }

  /** Gives the focus to the next pump that calls, or to the next of all if none does. */
  public void focusNext() {
    grid.focusNext();
  }

  @Override
  protected double computePrefWidth(double height) {
    int columns = PumpGrid.columns(model.pumps.get().size());
    return columns * (columns == 2 ? WIDE_TILE : NARROW_TILE) + (columns - 1) * 6;
  }

  @Override
  protected void layoutChildren() {
    double gridHeight =
        Math.min(grid.prefHeight(getWidth()), getHeight() - MIN_UNPAID_HEIGHT - GAP);
    grid.resizeRelocate(0, 0, getWidth(), gridHeight);
    unpaid.resizeRelocate(0, gridHeight + GAP, getWidth(), getHeight() - gridHeight - GAP);
  }
}
