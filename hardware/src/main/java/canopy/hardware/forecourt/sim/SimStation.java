package canopy.hardware.forecourt.sim;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The forecourt: pumps, cars, controller memory. Its monitor guards everything below it; whoever
 * enters holds it ({@code synchronized (station)}).
 */
final class SimStation {
  private static final long STEP_MILLIS = 50;

  final SimSettings settings;
  final SimBook book;
  final List<SimPump> pumps = new ArrayList<>();
  final SimTraffic traffic;
  boolean clockUnset;
  private final Clock clock;
  private final LocalDateTime begin;
  private long simulatedMillis;

  SimStation(SimSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.begin = LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    SplittableRandom random = new SplittableRandom(settings.world().seed());
    book = new SimBook(settings.station().pumps(), settings.station().grades(), random);
    for (int number = 1; number <= settings.station().pumps(); number++) {
      SimPump pump =
          new SimPump(number, settings.station().grades(), book, this::controllerTimeOrNull);
      pump.nextTransaction = random.nextInt(1, 60_000);
      pumps.add(pump);
    }
    traffic = new SimTraffic(this, random, settings.world().carsPerHour());
  }

  /**
   * The controller's clock, whole seconds: the machine's, or simulated time when time is moved by
   * hand.
   */
  LocalDateTime controllerTime() {
    return settings.world().manual()
        ? begin.plus(simulatedMillis, ChronoUnit.MILLIS).truncatedTo(ChronoUnit.SECONDS)
        : LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
  }

  @Nullable LocalDateTime controllerTimeOrNull() {
    return clockUnset ? null : controllerTime();
  }

  /** Simulated time since the start. */
  long nowMillis() {
    return simulatedMillis;
  }

  /** Null when there is no such pump. */
  @Nullable SimPump pump(int number) {
    return number >= 1 && number <= pumps.size() ? pumps.get(number - 1) : null;
  }

  /** Moves simulated time on, in small steps. */
  void advance(long millis) {
    long left = millis;
    while (left > 0) {
      long step = Math.min(left, STEP_MILLIS);
      left -= step;
      simulatedMillis += step;
      for (SimPump pump : pumps) {
        pump.run(step);
      }
      traffic.step();
    }
  }
}
