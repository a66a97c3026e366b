package canopy.till.operator.signin;

import canopy.till.operator.pin.PinEntryModel;
import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the sign-in and lock screen shows. FX thread. */
final class SignInModel {
  final PinEntryModel pin = new PinEntryModel();

  /** The station's full name. */
  final StringProperty station = new SimpleStringProperty("");

  /** The date in the words of the language. */
  final StringProperty date = new SimpleStringProperty("");

  final ObjectProperty<List<OperatorTile>> operators = new SimpleObjectProperty<>(List.of());

  /** Whose PIN is asked for; null while somebody is to be chosen. */
  final ObjectProperty<@Nullable OperatorTile> chosen = new SimpleObjectProperty<>();

  /** The till was locked and waits for the same person. */
  final BooleanProperty locked = new SimpleBooleanProperty();

  /** The sale that waits for whoever signs in, already worded; empty for none. */
  final StringProperty waiting = new SimpleStringProperty("");

  /** How far the database is behind while people may already work, in thousandths; -1 if not. */
  final IntegerProperty catchingUpPermille = new SimpleIntegerProperty(-1);

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
