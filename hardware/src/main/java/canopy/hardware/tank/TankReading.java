package canopy.hardware.tank;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the gauge told in one round.
 *
 * @param takenAt when it was read, by this machine's clock
 * @param gaugeTime the gauge's own date and time in its own zone, null when it told none; nobody
 *     may rely on its being right
 * @param levels one per tank, in the order of the gauge
 * @param deliveries the deliveries that the gauge remembers, newest last per tank; the gauge finds
 *     them by itself from a rising level, and repeats them in every reading
 * @param alarms what is active now, as far as the gauge told; null while it has told nothing of it
 */
public record TankReading(
    Instant takenAt,
    @Nullable LocalDateTime gaugeTime,
    List<TankLevel> levels,
    List<GaugeDelivery> deliveries,
    @Nullable List<TankAlarm> alarms) {
  public TankReading {
    levels = List.copyOf(levels);
    deliveries = List.copyOf(deliveries);
    alarms = alarms == null ? null : List.copyOf(alarms);
  }

  /** The level of one tank, by the gauge's number. */
  public Optional<TankLevel> level(int tank) {
    return levels.stream().filter(l -> l.tank() == tank).findFirst();
  }
}
