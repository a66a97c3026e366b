package canopy.till.operator.signin;

import canopy.till.operator.pin.PinEntryModel;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the approval pane shows. FX thread. */
final class ApprovalModel {
  final PinEntryModel pin = new PinEntryModel();

  /** What is to be approved, already worded. */
  final StringProperty action = new SimpleStringProperty("");

  /** The amount or article it is about; empty for none. */
  final StringProperty subject = new SimpleStringProperty("");

  /** Who asks. */
  final StringProperty asker = new SimpleStringProperty("");

  /** Who may approve it. */
  final ObjectProperty<List<OperatorTile>> approvers = new SimpleObjectProperty<>(List.of());

  final ObjectProperty<@Nullable OperatorTile> chosen = new SimpleObjectProperty<>();
}
