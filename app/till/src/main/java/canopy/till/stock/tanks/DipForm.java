package canopy.till.stock.tanks;

import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.till.stock.typed.Typed;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A dip as it is typed: heights by the stick, or litres from a display. FX thread. */
final class DipForm {
  final StringProperty height = new SimpleStringProperty("");
  final StringProperty water = new SimpleStringProperty("");
  final StringProperty temperature = new SimpleStringProperty("");
  final StringProperty litres = new SimpleStringProperty("");
  final ObjectProperty<Occasion> occasion = new SimpleObjectProperty<>(Occasion.MANUAL);

  void clear() {
    height.set("");
    water.set("");
    temperature.set("");
    litres.set("");
    occasion.set(Occasion.MANUAL);
  }

  /** Whether nothing is typed. */
  boolean isEmpty() {
    return Stream.of(height, water, temperature, litres).allMatch(typed -> typed.get().isBlank());
  }

  /**
   * What was typed, as a reading; empty while it is incomplete, no number, or outside of the
   * strapping table. Heights go before litres.
   */
  Optional<TankReading> reading(Tank tank, Instant at) {
    if (height.get().isBlank()) {
      return Typed.litres(litres.get()).map(typed -> TankReading.typed(tank.number(), at, typed));
    }
    Optional<Integer> tenths = Typed.tenths(height.get());
    Optional<Integer> waterTenths =
        water.get().isBlank() ? Optional.of(0) : Typed.tenths(water.get());
    boolean warm = !temperature.get().isBlank();
    Optional<Integer> degrees = warm ? Typed.millidegrees(temperature.get()) : Optional.empty();
    boolean complete =
        tenths.isPresent()
            && waterTenths.isPresent()
            && (degrees.isPresent() || !warm)
            && tank.table().covers(tenths.get())
            && waterTenths.get() <= tenths.get();
    return complete
        ? Optional.of(
            TankReading.dipped(tank, at, tenths.get(), waterTenths.get(), degrees.orElse(null)))
        : Optional.empty();
  }
}
