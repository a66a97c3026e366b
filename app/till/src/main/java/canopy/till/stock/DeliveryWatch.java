package canopy.till.stock;

import canopy.core.quantity.Volume;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.TankReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a tanker unloads into one tank: its level rises, counting back what the pumps drew,
 * and comes to rest again. By the till's own clock and fills, so that what was sold meanwhile is
 * known. Goes by the readings' own times. On the desk's thread.
 */
final class DeliveryWatch {
  /** No delivery is smaller. */
  private static final Volume LEAST = new Volume(300_000);

  /** A level that is as quiet as this has not begun to rise. */
  private static final Volume QUIET = new Volume(40_000);

  /** A level that gains more than this is still rising. */
  private static final Volume RISING = new Volume(20_000);

  /** A rise that is slower than this is no tanker. */
  private static final Duration SLOW = Duration.ofMinutes(10);

  /** A level is lower for good if no fill that ends brings it back in this time. */
  private static final Duration LONGEST_FILL = Duration.ofHours(1);

  /** Levels that are further apart say nothing of what flowed between them. */
  private static final Duration NEXT_LOOK = Duration.ofMinutes(2);

  private final Duration settle;
  private final Supplier<String> ids;
  private @Nullable Seen base;
  private @Nullable Seen last;
  private @Nullable Seen top;

  /** A reading, and what the pumps had drawn by then. */
  private record Seen(TankReading reading, Volume drawn) {
    Volume inflowTo(Seen later) {
      return later.reading.volume().minus(reading.volume()).plus(later.drawn).minus(drawn);
    }

    Instant at() {
      return reading.at();
    }

    /**
     * The same, had it known of what is counted only now: fills that a controller tells after it
     * was away make no level rise.
     */
    Seen knowingLate(Seen before, Seen now) {
      Volume rose = now.reading.volume().minus(before.reading.volume());
      Volume step = before.inflowTo(now);
      Volume inflow = inflowTo(now);
      boolean late =
          rose.compareTo(RISING) < 0
              && step.compareTo(RISING) > 0
              && inflow.compareTo(Volume.ZERO) > 0
              && Duration.between(before.at(), now.at()).compareTo(NEXT_LOOK) <= 0;
      Volume counted = step.compareTo(inflow) < 0 ? step : inflow;
      return late ? new Seen(reading, drawn.plus(counted)) : this;
    }
  }

  /**
   * @param settle how long the level must rest before it is over
   */
  DeliveryWatch(Duration settle, Supplier<String> ids) {
    this.settle = settle;
    this.ids = ids;
  }

  /** Whether it has taken a reading yet. */
  boolean hasBegun() {
    return base != null;
  }

  /** Whether a tanker unloads as far as this knows. */
  boolean isRising() {
    return top != null;
  }

  /**
   * Takes the next reading.
   *
   * @param drawn what the pumps have drawn from the tank, ever, less what was poured back
   * @param pouring whether the gauge says that product flows in
   * @return a delivery that is over
   */
  Optional<DetectedDelivery> see(TankReading reading, Volume drawn, boolean pouring) {
    Seen now = new Seen(reading, drawn);
    Seen before = last;
    last = now;
    Seen from = base;
    if (from == null) {
      base = now;
      return Optional.empty();
    }
    Seen highest = top;
    if (highest == null) {
      begin(before == null || pouring ? from : from.knowingLate(before, now), now, pouring);
      return Optional.empty();
    }
    if (pouring || highest.inflowTo(now).compareTo(RISING) > 0) {
      top = now;
      return Optional.empty();
    }
    if (Duration.between(highest.at(), now.at()).compareTo(settle) < 0) {
      return Optional.empty();
    }
    // The fill that draws now is counted when it ends: it must not look like the next delivery.
    base = highest.inflowTo(now).millilitres() < 0 ? highest : now;
    top = null;
    return from.inflowTo(now).compareTo(LEAST) < 0
        ? Optional.empty()
        : Optional.of(delivery(from, now));
  }

  private void begin(Seen from, Seen now, boolean pouring) {
    base = from;
    Volume inflow = from.inflowTo(now);
    if (pouring || inflow.compareTo(LEAST) >= 0) {
      top = now;
    } else if (Duration.between(from.at(), now.at()).compareTo(patience(inflow)) > 0) {
      base = now;
    }
  }

  /**
   * How long a level is held against the same base. The level falls while a fill runs, but the
   * fill's litres are known at its end only: a base that followed it down would take the end for a
   * delivery.
   */
  private static Duration patience(Volume inflow) {
    if (inflow.compareTo(QUIET.negated()) <= 0) {
      return LONGEST_FILL;
    }
    boolean still = inflow.millilitres() >= 0 && inflow.compareTo(QUIET) < 0;
    return still ? Duration.ZERO : SLOW;
  }

  private DetectedDelivery delivery(Seen before, Seen after) {
    Volume sold = after.drawn().minus(before.drawn());
    return new DetectedDelivery(
        ids.get(),
        after.reading().tank(),
        before.reading(),
        after.reading(),
        sold.millilitres() < 0 ? Volume.ZERO : sold);
  }
}
