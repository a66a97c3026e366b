package canopy.till.receipt.search;

import canopy.till.ui.Notice;
import canopy.till.ui.manage.Paper;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the receipts screen shows. FX thread. */
final class ReceiptsModel {
  /** What is searched for: a number, a scanned code, an amount. */
  final StringProperty query = new SimpleStringProperty("");

  final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.TODAY);
  final ObjectProperty<List<ReceiptRow>> rows = new SimpleObjectProperty<>(List.of());

  /** More were found than are shown. */
  final BooleanProperty more = new SimpleBooleanProperty();

  final ObjectProperty<@Nullable ReceiptRow> selected = new SimpleObjectProperty<>();

  /** The selected receipt as it was printed. */
  final ObjectProperty<List<Paper.Line>> preview = new SimpleObjectProperty<>(List.of());

  /** The lines of the selected receipt are being chosen for a refund. */
  final BooleanProperty refunding = new SimpleBooleanProperty();

  final ObjectProperty<List<RefundLine>> refundLines = new SimpleObjectProperty<>(List.of());

  /** What the chosen units come to, zero or above. */
  final LongProperty refundMinor = new SimpleLongProperty();

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
