package canopy.hardware.tank.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All tanks and their time. Its monitor guards everything in this package that changes. */
final class SimTanks {
  /** Long steps are walked in short ones, so that a delivery's end has its own minute. */
  private static final long STEP_MILLIS = 1_000;

  final List<SimTank> tanks;
  final SimSettings.Console console;
  final SimFaults faults = new SimFaults();
  private final LocalDateTime began;
  private long passedMillis;

  /** What each grade's counters had sold in all when it was last told. */
  private final Map<Integer, Long> soldMillilitres = new HashMap<>();

  SimTanks(SimSettings settings, Clock clock) {
    tanks = settings.tanks().stream().map(SimTank::new).toList();
    console = settings.console();
    began = LocalDateTime.now(clock);
  }

  /** The gauge's own time. */
  LocalDateTime now() {
    return began.plus(Duration.ofMillis(passedMillis));
  }

  SimTank tank(int number) {
    return tanks.stream()
        .filter(tank -> tank.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no tank " + number));
  }

  void advance(long millis) {
    long left = millis;
    while (left > 0) {
      long step = Math.min(left, STEP_MILLIS);
      passedMillis += step;
      left -= step;
      LocalDateTime now = now();
      tanks.forEach(tank -> tank.run(step, now));
    }
  }

  /**
   * Everything that a grade has sold since its counters began; what is new of it leaves the tank of
   * that number.
   */
  void soldInAll(int grade, long millilitres) {
    Long before = soldMillilitres.put(grade, millilitres);
    long fresh = millilitres - (before == null ? 0 : before);
    tanks.stream().filter(tank -> tank.number == grade).forEach(tank -> tank.take(fresh));
  }
}
