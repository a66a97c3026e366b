package canopy.till.ui.manage;

import canopy.till.ui.control.Strip;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A page with the notice laid over its title: no key moves away from under the finger when a notice
 * comes or goes. The keys beside the title stay in reach where that leaves the notice room enough.
 */
final class NoticeLayer extends StackPane {
  private static final double LEAST_WIDTH = 520;
  private static final double GAP = 8;

  private final HBox title;
  private final Strip strip;

  NoticeLayer(Region page, HBox title, Strip strip) {
    this.title = title;
    this.strip = strip;
    getChildren().addAll(page, strip);
  }

  @Override
  protected double computePrefHeight(double width) {
    return getChildren().getFirst().prefHeight(width);
  }

  @Override
  protected double computeMinHeight(double width) {
    return getChildren().getFirst().minHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return getChildren().getFirst().minWidth(height);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (!strip.isManaged()) {
      return;
    }
    title.getParent().layout();
    Bounds place = title.getBoundsInParent();
    double whole = place.getWidth();
    double width = Math.floor(freeWidth());
    double used = width >= LEAST_WIDTH ? width : whole;
    double height = Math.max(place.getHeight(), Math.ceil(strip.prefHeight(used)));
    strip.resizeRelocate(place.getMinX(), place.getMinY(), used, height);
  }

  /** Up to the first key. */
  private double freeWidth() {
    title.layout();
    for (Node child : title.getChildren()) {
      boolean key = title.getChildren().indexOf(child) > 1 && !(child instanceof Label);
      if (key && child.isVisible() && child.isManaged()) {
        return child.getBoundsInParent().getMinX() - GAP;
      }
    }
    return title.getWidth();
  }
}
