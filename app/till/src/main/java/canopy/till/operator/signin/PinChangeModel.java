package canopy.till.operator.signin;

import canopy.till.operator.pin.PinEntryModel;
import canopy.till.ui.Notice;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the pane for a new PIN shows. FX thread. */
final class PinChangeModel {
  /** Why there is to be a new one. */
  enum Purpose {
    OWN("signin.pin.own", "signin.giveup"),
    FORCED("signin.pin.forced", "signin.signout"),
    OTHER("signin.pin.other", "signin.giveup");

    private final String sentence;
    private final String wayOut;

    Purpose(String sentence, String wayOut) {
      this.sentence = sentence;
      this.wayOut = wayOut;
    }

    String sentence() {
      return sentence;
    }

    String wayOut() {
      return wayOut;
    }
  }

  final PinEntryModel pin = new PinEntryModel();
  final ObjectProperty<Purpose> purpose = new SimpleObjectProperty<>(Purpose.OWN);

  /** Whose PIN it is. */
  final StringProperty name = new SimpleStringProperty("");

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
