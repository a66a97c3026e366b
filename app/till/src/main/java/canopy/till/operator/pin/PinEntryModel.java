package canopy.till.operator.pin;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the PIN pad shows: how many digits, never which. FX thread. */
public final class PinEntryModel {
  /** How many digits a PIN has; the hidden ones are shown as dots. */
  public final IntegerProperty length = new SimpleIntegerProperty();

  /** The operator's number while that is being typed; not secret. */
  public final StringProperty number = new SimpleStringProperty("");

  public final ObjectProperty<PinState> state = new SimpleObjectProperty<>(PinState.ASKING);

  /** What the sentence says in figures: seconds until the next try, or digits of a PIN. */
  public final IntegerProperty figure = new SimpleIntegerProperty();

  public final BooleanProperty checking = new SimpleBooleanProperty();
}
