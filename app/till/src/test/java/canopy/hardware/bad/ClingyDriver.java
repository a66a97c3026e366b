package canopy.hardware.bad;

import canopy.core.quantity.Money;
import javafx.scene.layout.Pane;

/** A sample of a driver that knows the till's money and its screens. */
final class ClingyDriver {
  Money amount;
  Pane pane;
}
