package canopy.till.ui.pump;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the forecourt column shows. FX thread. */
public final class PumpModel {
  /** All pumps by number; setting it again redraws only the tiles that differ. */
  public final ObjectProperty<List<PumpView>> pumps = new SimpleObjectProperty<>(List.of());

  /** The unpaid fills, oldest first. */
  public final ObjectProperty<List<UnpaidFill>> unpaid = new SimpleObjectProperty<>(List.of());

  /** How many pumps STOP ALL holds until they are restarted. */
  public final IntegerProperty held = new SimpleIntegerProperty();

  /** Nothing blinks or moves. */
  public final BooleanProperty reduceMotion = new SimpleBooleanProperty(false);
}
