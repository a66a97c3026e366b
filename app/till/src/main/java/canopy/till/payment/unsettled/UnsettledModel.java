package canopy.till.payment.unsettled;

import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the list of unsettled payments shows. FX thread. */
final class UnsettledModel {
  /** Oldest first. */
  final ObjectProperty<List<UnsettledRow>> rows = new SimpleObjectProperty<>(List.of());

  /** The one whose keys are shown; null only if there is none at all. */
  final ObjectProperty<@Nullable UnsettledRow> chosen = new SimpleObjectProperty<>();

  /** What a reason is asked for; null for nothing. */
  final ObjectProperty<@Nullable Deed> question = new SimpleObjectProperty<>();

  final StringProperty channelNo = new SimpleStringProperty("");
  final StringProperty reason = new SimpleStringProperty("");
  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
