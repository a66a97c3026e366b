package canopy.till.health;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the screen of a stopped till shows. FX thread. */
final class StoppedModel {
  final ObjectProperty<StopReason> reason = new SimpleObjectProperty<>(StopReason.WRITE_FAILED);

  /** Segment and line, or the file it is about; for the technician. */
  final StringProperty detail = new SimpleStringProperty("");

  /** The sale that was open, already worded; empty for none. */
  final StringProperty open = new SimpleStringProperty("");

  final BooleanProperty busy = new SimpleBooleanProperty();

  /** The last try to go on failed. */
  final BooleanProperty failedAgain = new SimpleBooleanProperty();
}
