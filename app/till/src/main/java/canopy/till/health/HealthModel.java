package canopy.till.health;

import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the health screen shows. FX thread. */
final class HealthModel {
  final ObjectProperty<List<HealthRow>> rows = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<PrintRow>> jobs = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
