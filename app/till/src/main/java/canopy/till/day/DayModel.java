package canopy.till.day;

import canopy.till.ui.Notice;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the day close shows. FX thread. */
final class DayModel {
  final ObjectProperty<DayStep> step = new SimpleObjectProperty<>(DayStep.LOOKING);

  /** The business date, {@code 2026-03-02}. */
  final StringProperty day = new SimpleStringProperty("");

  final IntegerProperty sales = new SimpleIntegerProperty();
  final IntegerProperty refunds = new SimpleIntegerProperty();
  final LongProperty totalMinor = new SimpleLongProperty();
  final LongProperty taxMinor = new SimpleLongProperty();
  final LongProperty roundingMinor = new SimpleLongProperty();
  final ObjectProperty<List<SumRow>> tenders = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<SumRow>> fuel = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<SumRow>> writtenOff = new SimpleObjectProperty<>(List.of());

  /** What stands in the way or is left over, with how many. */
  final ObjectProperty<Map<Obstacle, Integer>> obstacles = new SimpleObjectProperty<>(Map.of());

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
