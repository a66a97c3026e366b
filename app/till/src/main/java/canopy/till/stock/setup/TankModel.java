package canopy.till.stock.setup;

import canopy.core.catalogue.FuelGrade;
import canopy.core.stock.Tank;
import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the page of the tanks' set-up shows. FX thread. */
final class TankModel {
  final ObjectProperty<List<Tank>> tanks = new SimpleObjectProperty<>(List.of());

  /** What the station sells. */
  final ObjectProperty<List<FuelGrade>> grades = new SimpleObjectProperty<>(List.of());

  /** Whether the tank on the right is not in the list yet. */
  final BooleanProperty newcomer = new SimpleBooleanProperty(true);

  final StringProperty number = new SimpleStringProperty("");
  final ObjectProperty<Integer> grade = new SimpleObjectProperty<>(0);
  final StringProperty capacity = new SimpleStringProperty("");
  final StringProperty safeFill = new SimpleStringProperty("");
  final StringProperty deadStock = new SimpleStringProperty("");
  final StringProperty expansion = new SimpleStringProperty("");
  final ObjectProperty<Integer> referenceDegrees = new SimpleObjectProperty<>(20);
  final StringProperty outlets = new SimpleStringProperty("");
  final StringProperty table = new SimpleStringProperty("");

  /** Minutes between two readings, and seconds of patience; typed. */
  final StringProperty readEvery = new SimpleStringProperty("");

  final StringProperty answer = new SimpleStringProperty("");
  final StringProperty settle = new SimpleStringProperty("");

  /** Whether something is being written down. */
  final BooleanProperty busy = new SimpleBooleanProperty();

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();

  /** The tank as it is typed. */
  TankDraft draft() {
    return new TankDraft(
        number.get(),
        grade.get(),
        capacity.get(),
        safeFill.get(),
        deadStock.get(),
        expansion.get(),
        referenceDegrees.get(),
        outlets.get(),
        table.get());
  }

  /** Puts a tank on the right; null for a new one. */
  void write(@Nullable Tank tank) {
    TankDraft draft = tank == null ? TankDraft.BLANK : TankDraft.of(tank);
    newcomer.set(tank == null);
    number.set(draft.number());
    grade.set(draft.grade());
    capacity.set(draft.capacity());
    safeFill.set(draft.safeFill());
    deadStock.set(draft.deadStock());
    expansion.set(draft.expansion());
    referenceDegrees.set(draft.referenceDegrees());
    outlets.set(draft.outlets());
    table.set(draft.table());
  }
}
