package canopy.till.sale.held;

import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the held sales screen shows. FX thread. */
final class HeldModel {
  /** Oldest first. */
  final ObjectProperty<List<HeldCard>> cards = new SimpleObjectProperty<>(List.of());

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
