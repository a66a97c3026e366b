package canopy.till.station.limits;

import canopy.till.ui.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the page of limits shows. FX thread. */
final class LimitsModel {
  private final Map<String, StringProperty> typed = new HashMap<>();

  /** All limits as they are in force; empty until they are read. */
  final ObjectProperty<List<Limit>> limits = new SimpleObjectProperty<>(List.of());

  final ObjectProperty<LimitGroup> group = new SimpleObjectProperty<>(LimitGroup.SHIFT);

  /** Whether something is being written. */
  final BooleanProperty busy = new SimpleBooleanProperty(false);

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  /** What stands in the field of a limit. */
  StringProperty typed(String name) {
    return typed.computeIfAbsent(name, _ -> new SimpleStringProperty(""));
  }
}
