package canopy.till.shift.reasons;

import canopy.core.shift.CashMovement;
import canopy.core.shift.MovementReason;
import canopy.till.ui.Notice;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the page of reasons shows: the list, and what is being written. FX thread. */
final class ReasonsModel {
  final ObjectProperty<List<MovementReason>> reasons = new SimpleObjectProperty<>(List.of());

  /** Of the reason on the right; empty for one that is not in the list yet. */
  final StringProperty id = new SimpleStringProperty("");

  final StringProperty zh = new SimpleStringProperty("");
  final StringProperty en = new SimpleStringProperty("");
  final StringProperty es = new SimpleStringProperty("");

  /** For what it is offered. */
  final ObjectProperty<Set<CashMovement.Kind>> kinds = new SimpleObjectProperty<>(Set.of());

  /** For what else it is offered. */
  final ObjectProperty<Set<MovementReason.Deed>> deeds = new SimpleObjectProperty<>(Set.of());

  /** Whether something is being written down. */
  final BooleanProperty busy = new SimpleBooleanProperty();

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  /** Puts a reason on the right; null for a new one. */
  void write(@Nullable MovementReason reason) {
    id.set(reason == null ? "" : reason.id());
    zh.set(reason == null ? "" : reason.name().zh());
    en.set(reason == null ? "" : reason.name().en());
    es.set(reason == null ? "" : reason.name().es());
    kinds.set(reason == null ? Set.of(CashMovement.Kind.PAID_OUT) : reason.kinds());
    deeds.set(reason == null ? Set.of() : reason.deeds());
  }
}
