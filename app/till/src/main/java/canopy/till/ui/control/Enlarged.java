package canopy.till.ui.control;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows its content larger on a larger window, so that 1920 x 1080 is read from as far away as 1280
 * x 800. The content is laid out as if the window had about 800 pixels of height; drawing is by
 * vectors and stays sharp.
 */
final class Enlarged extends Pane {
  private static final double DESIGN_WIDTH = 1280;
  private static final double DESIGN_HEIGHT = 800;
  private static final double MAX_SCALE = 2;

  private final Region content;
  private final Scale scale = new Scale(1, 1, 0, 0);

  Enlarged(Region content) {
    this.content = content;
    content.getTransforms().add(scale);
    getChildren().add(content);
  }

  @Override
  protected void layoutChildren() {
    double factor =
        Math.clamp(Math.min(getWidth() / DESIGN_WIDTH, getHeight() / DESIGN_HEIGHT), 1, MAX_SCALE);
    scale.setX(factor);
    scale.setY(factor);
    content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
  }
}
