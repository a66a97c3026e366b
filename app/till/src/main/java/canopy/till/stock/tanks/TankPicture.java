package canopy.till.stock.tanks;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A tank as a picture: product on top of water, and the line up to which it may be filled. FX
 * thread.
 */
final class TankPicture extends Pane {
  private static final double LINE = 2;

  private final Region product = part("tank-product");
  private final Region water = part("tank-water");
  private final Region safe = part("tank-safe");
  private double productShare;
  private double waterShare;
  private double safeShare = 1;

  TankPicture() {
    getStyleClass().add("tank-picture");
    getChildren().addAll(product, water, safe);
  }

  private static Region part(String styleClass) {
    Region region = new Region();
    region.getStyleClass().add(styleClass);
    region.setManaged(false);
    return region;
  }

  void show(TankRow row) {
    double capacity = row.tank().capacity().millilitres();
    productShare = Math.clamp(row.product().millilitres() / capacity, 0, 1);
    waterShare = Math.clamp(row.water().millilitres() / capacity, 0, 1);
    safeShare = row.tank().safeFill().millilitres() / capacity;
    product.getStyleClass().remove("tank-low");
    if (row.isLow()) {
      product.getStyleClass().add("tank-low");
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double width = getWidth() - left - snappedRightInset();
    double top = snappedTopInset();
    double height = getHeight() - top - snappedBottomInset();
    double waterHeight = waterShare > 0 ? Math.max(LINE, height * waterShare) : 0;
    double productHeight = Math.min(height - waterHeight, height * productShare);
    double bottom = top + height;
    water.resizeRelocate(left, bottom - waterHeight, width, waterHeight);
    product.resizeRelocate(left, bottom - waterHeight - productHeight, width, productHeight);
    safe.resizeRelocate(left, top + height * (1 - safeShare), width, LINE);
  }
}
