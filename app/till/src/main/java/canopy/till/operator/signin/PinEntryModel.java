package canopy.till.operator.signin;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the PIN pad shows: how many digits, never which. FX thread. */
final class PinEntryModel {
  /** How many digits a PIN has; the hidden ones are shown as dots. */
  final IntegerProperty length = new SimpleIntegerProperty();

  /** The operator's number while that is being typed; not secret. */
  final StringProperty number = new SimpleStringProperty("");

  final ObjectProperty<PinState> state = new SimpleObjectProperty<>(PinState.ASKING);

  /** Seconds until the next try, while {@link PinState#LOCKED}. */
  final IntegerProperty lockedSeconds = new SimpleIntegerProperty();

  final BooleanProperty checking = new SimpleBooleanProperty();
}
