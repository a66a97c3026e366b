package canopy.till.day;

import canopy.till.ui.Notice;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the day close shows. FX thread. */
final class DayModel {
  final ObjectProperty<DayStep> step = new SimpleObjectProperty<>(DayStep.LOOKING);

  /** The business date. */
  final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>(LocalDate.EPOCH);

  /** The business date of what is sold after the close. */
  final ObjectProperty<LocalDate> nextDay = new SimpleObjectProperty<>(LocalDate.EPOCH);

  /** Date and time at the station. */
  final ObjectProperty<LocalDateTime> now =
      new SimpleObjectProperty<>(LocalDate.EPOCH.atStartOfDay());

  final IntegerProperty sales = new SimpleIntegerProperty();
  final IntegerProperty refunds = new SimpleIntegerProperty();
  final LongProperty totalMinor = new SimpleLongProperty();
  final LongProperty taxMinor = new SimpleLongProperty();
  final LongProperty roundingMinor = new SimpleLongProperty();
  final ObjectProperty<List<SumRow>> tenders = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<SumRow>> fuel = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<SumRow>> writtenOff = new SimpleObjectProperty<>(List.of());

  /** What is open, with how many. */
  final ObjectProperty<Map<OpenItem, Integer>> open = new SimpleObjectProperty<>(Map.of());

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
