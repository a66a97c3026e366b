package canopy.till.stock;

import canopy.core.command.Command;
import canopy.core.command.StockCommand;
import canopy.core.quantity.Volume;
import canopy.core.state.StockBook;
import canopy.core.state.TankMark;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Tank;
import canopy.core.stock.Tanks;
import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankReading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that the gauge remembers and that began while the program was off. Those of its own
 * time the till notices itself, with what was sold meanwhile. On the desk's thread.
 */
final class MissedDeliveries {
  /** The gauge tells whole minutes. */
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT);

  private final Tanks tanks;

  /** What was known of a tank before the gauge was heard for the first time. */
  private final Map<Integer, Away> away = new HashMap<>();

  private final Set<String> offered = new HashSet<>();

  /**
   * Nobody looked at a tank between these.
   *
   * @param known the last level of before; null if there was none
   */
  private record Away(@Nullable Instant known, Instant until) {}

  MissedDeliveries(Tanks tanks) {
    this.tanks = tanks;
  }

  /**
   * Takes what the gauge told.
   *
   * @param book what the journal knows
   * @param note writes down what is news
   */
  void look(TankReading told, StockBook book, Consumer<? super Command> note) {
    for (Tank tank : tanks.all()) {
      away.computeIfAbsent(tank.number(), number -> away(number, told, book));
    }
    LocalDateTime clock = told.gaugeTime();
    if (clock == null) {
      return; // Nobody knows what its times mean.
    }
    for (GaugeDelivery delivery : told.deliveries()) {
      Tank tank = tanks.tank(delivery.tank());
      if (tank != null && delivery.riseMillilitres() > 0) {
        DetectedDelivery found = found(tank, delivery, told.takenAt(), clock);
        if (isMissed(found, book) && offered.add(found.id())) {
          note.accept(new StockCommand.DetectDelivery(found));
        }
      }
    }
  }

  private static Away away(int tank, TankReading told, StockBook book) {
    TankMark last = book.gauged().get(tank);
    return new Away(last == null ? null : last.reading().at(), told.takenAt());
  }

  /** It began when nobody looked, and is in no level that is known or balanced. */
  private boolean isMissed(DetectedDelivery found, StockBook book) {
    Away gone = away.get(found.tank());
    TankMark mark = book.marks().get(found.tank());
    return gone != null
        && gone.known() != null
        && mark != null
        && found.after().at().isAfter(gone.known())
        && !found.before().at().isAfter(gone.until())
        && found.after().at().isAfter(mark.reading().at());
  }

  /**
   * By the till's clock: the gauge's may be wrong, and has no zone. What was sold while it poured
   * is not known to the gauge.
   */
  private static DetectedDelivery found(
      Tank tank, GaugeDelivery delivery, Instant takenAt, LocalDateTime clock) {
    Instant start = takenAt.minus(Duration.between(delivery.startedAt(), clock));
    Instant end = takenAt.minus(Duration.between(delivery.endedAt(), clock));
    return new DetectedDelivery(
        DetectedDelivery.idOfGauge(tank.number(), START.format(delivery.startedAt())),
        tank.number(),
        GaugeWords.reading(tank, delivery.before(), start),
        GaugeWords.reading(tank, delivery.after(), end),
        Volume.ZERO);
  }
}
