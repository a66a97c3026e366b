package canopy.till.stock.tanks;

import canopy.core.quantity.Volume;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Tank;
import canopy.core.stock.TankReading;
import canopy.till.stock.typed.Typed;
import canopy.till.ui.Formats;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A delivery as it is typed, taken from readings, or filled from what the till noticed. */
final class DeliveryForm {
  final StringProperty document = new SimpleStringProperty("");
  final StringProperty ticket = new SimpleStringProperty("");
  final StringProperty before = new SimpleStringProperty("");
  final StringProperty after = new SimpleStringProperty("");
  final StringProperty sold = new SimpleStringProperty("");
  final StringProperty reason = new SimpleStringProperty("");

  /** What the till noticed and this is about; empty for nothing. */
  final ObjectProperty<String> detection = new SimpleObjectProperty<>("");

  private @Nullable TankReading readBefore;
  private @Nullable TankReading readAfter;
  private Volume drawnBefore = Volume.ZERO;

  void clear() {
    document.set("");
    ticket.set("");
    before.set("");
    after.set("");
    sold.set("");
    reason.set("");
    detection.set("");
    readBefore = null;
    readAfter = null;
    drawnBefore = Volume.ZERO;
  }

  /** Whether nothing is typed. */
  boolean isEmpty() {
    return Stream.of(document, ticket, before, after, sold, reason)
        .allMatch(typed -> typed.get().isBlank());
  }

  /**
   * How the tank was before.
   *
   * @param drawn what the pumps had drawn from it by then
   */
  void takeBefore(TankReading reading, Volume drawn) {
    readBefore = reading;
    drawnBefore = drawn;
    before.set(written(reading.volume()));
    detection.set("");
  }

  /** How it is now. */
  void takeAfter(TankReading reading, Volume drawn) {
    readAfter = reading;
    after.set(written(reading.volume()));
    if (readBefore != null) {
      Volume meanwhile = drawn.minus(drawnBefore);
      sold.set(written(meanwhile.millilitres() < 0 ? Volume.ZERO : meanwhile));
    }
  }

  void take(DetectedDelivery detected) {
    readBefore = detected.before();
    readAfter = detected.after();
    before.set(written(detected.before().volume()));
    after.set(written(detected.after().volume()));
    sold.set(written(detected.soldMeanwhile()));
    detection.set(detected.id());
  }

  /** Whether something was typed for litres that is no number. */
  boolean isMalformed() {
    return Stream.of(ticket, before, after, sold)
        .map(StringProperty::get)
        .anyMatch(typed -> !typed.isBlank() && Typed.litres(typed).isEmpty());
  }

  /** What was typed, as a delivery; empty while it is incomplete or no number. */
  Optional<Delivery> delivery(Tank tank, Instant at) {
    Optional<Volume> paper = Typed.litres(ticket.get());
    Optional<Volume> low = Typed.litres(before.get());
    Optional<Volume> high = Typed.litres(after.get());
    Optional<Volume> meanwhile =
        sold.get().isBlank() ? Optional.of(Volume.ZERO) : Typed.litres(sold.get());
    if (paper.isEmpty() || low.isEmpty() || high.isEmpty() || meanwhile.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Delivery(
            document.get().strip(),
            tank.number(),
            tank.grade(),
            paper.get(),
            reading(tank, readBefore, low.get(), at),
            reading(tank, readAfter, high.get(), at),
            meanwhile.get(),
            detection.get().isEmpty() ? null : detection.get()));
  }

  /** The reading that was taken, unless somebody typed over it. */
  private static TankReading reading(
      Tank tank, @Nullable TankReading taken, Volume typed, Instant at) {
    return taken != null
            && taken.tank() == tank.number()
            && written(taken.volume()).equals(written(typed))
        ? taken
        : TankReading.typed(tank.number(), at, typed);
  }

  private static String written(Volume volume) {
    return Formats.yuan().litres(volume).replace(",", "");
  }
}
