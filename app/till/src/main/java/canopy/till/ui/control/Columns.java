package canopy.till.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Three columns: the outer two as wide as they like (and somewhat wider on a large window), the
 * middle takes the rest.
 */
public final class Columns extends Region {
  private static final double GAP = 8;
  private static final double DESIGN_WIDTH = 1280;
  private static final double MAX_GROWTH = 1.35;

  private final Node left;
  private final Node middle;
  private Node right;

  public Columns(Node left, Node middle, Node right) {
    this.left = left;
    this.middle = middle;
    this.right = right;
    getStyleClass().add("columns");
    getChildren().addAll(left, middle, right);
  }

  /** Puts another node into the right column; the width stays with the wish of the new one. */
  public void right(Node next) {
    if (!next.equals(right)) {
      getChildren().set(2, next);
      right = next;
    }
  }

  @Override
  protected void layoutChildren() {
    double top = snappedTopInset();
    double height = getHeight() - top - snappedBottomInset();
    double growth = Math.clamp(getWidth() / DESIGN_WIDTH, 1, MAX_GROWTH);
    double leftWidth = Math.floor(left.prefWidth(-1) * growth);
    double rightWidth = Math.floor(right.prefWidth(-1) * growth);
    double middleX = snappedLeftInset() + leftWidth + GAP;
    double rightX = getWidth() - snappedRightInset() - rightWidth;
    left.resizeRelocate(snappedLeftInset(), top, leftWidth, height);
    middle.resizeRelocate(middleX, top, rightX - GAP - middleX, height);
    right.resizeRelocate(rightX, top, rightWidth, height);
  }
}
