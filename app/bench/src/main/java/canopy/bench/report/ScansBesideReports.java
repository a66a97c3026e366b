package canopy.bench.report;

import canopy.bench.BusyPumps;
import canopy.bench.Station;
import canopy.bench.Stopwatch;
import canopy.bench.TillScreen;
import canopy.core.catalogue.Article;
import canopy.till.TillProgram;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Scans while nobody looks at reports, while somebody does, and while reports never end: how soon
 * the line is on the disk, or on the screen. Rounds of the three alternate in one Java.
 */
final class ScansBesideReports {
  private static final int LINES = 10;
  private static final int WARM_UPS = 3;
  private static final long SCAN_PAUSE_NANOS = 15_000_000;
  private static final TillScreen.Pauses PAINT_PAUSES = new TillScreen.Pauses(20, 34);
  private static final int PUMPS = 8;
  private static final int UPDATES_PER_SECOND = 5;

  private final int rounds;
  private final int round;
  private final Map<Manager.Habit, Row> rows = new EnumMap<>(Manager.Habit.class);
  private long heapMib;
  private long aliveMib;

  /** Scans, and what the collector and the manager did meanwhile. */
  private static final class Row {
    private final Stopwatch scans;
    private int reports;
    private long pauses;
    private long pauseMillis;

    Row(int most) {
      scans = new Stopwatch(most);
    }
  }

  /** Makes some scans. */
  private interface Scans {
    void make(int count, Stopwatch times) throws Exception;
  }

  /**
   * @param round scans of each kind in each round, a multiple of ten
   */
  ScansBesideReports(int rounds, int round) {
    this.rounds = rounds;
    this.round = round;
    for (Manager.Habit habit : Manager.Habit.values()) {
      rows.put(habit, new Row(rounds * round));
    }
  }

  /** Until the line is on the disk. */
  void toDisk(Path folder) throws Exception {
    try (TillProgram till = YearOfSales.start(folder);
        Reports reports = new Reports(till)) {
      Station.signIn(till);
      measure(reports, (count, times) -> scan(till, count, times));
    }
    print("scans, to the disk");
  }

  /** Until the line is painted. */
  void toScreen(Path folder) throws Exception {
    TillScreen.open(
        folder,
        PAINT_PAUSES,
        screen -> {
          try (Reports reports = new Reports(screen.till());
              BusyPumps pumps =
                  new BusyPumps(screen.till().forecourt(), PUMPS, UPDATES_PER_SECOND)) {
            pumps.run();
            measure(reports, screen::scans);
          }
        });
    print("scans, to the painted line");
  }

  private void measure(Reports reports, Scans scans) throws Exception {
    Manager manager = new Manager(reports);
    manager.warmUp(WARM_UPS);
    scans.make(round, new Stopwatch(round));
    for (int i = 0; i < rounds; i++) {
      System.err.printf(Locale.ROOT, "round %d of %d%n", i + 1, rounds);
      for (Map.Entry<Manager.Habit, Row> each : rows.entrySet()) {
        Row row = each.getValue();
        row.pauses -= pauses();
        row.pauseMillis -= pauseMillis();
        row.reports += manager.beside(each.getKey(), () -> scans.make(round, row.scans));
        row.pauses += pauses();
        row.pauseMillis += pauseMillis();
      }
    }
    Runtime memory = Runtime.getRuntime();
    heapMib = memory.totalMemory() >> 20;
    System.gc();
    aliveMib = (memory.totalMemory() - memory.freeMemory()) >> 20;
  }

  /** With pauses, as people do. */
  private static void scan(TillProgram till, int count, Stopwatch times) throws Exception {
    List<Article> articles = till.master().catalogue().articles();
    for (int i = 0; i < count; i++) {
      long begun = System.nanoTime();
      Station.scan(till, articles.get(i % articles.size()));
      times.add(System.nanoTime() - begun);
      if (i % LINES == LINES - 1) {
        Station.pay(till);
        Station.forgetReceipt(till);
      }
      LockSupport.parkNanos(SCAN_PAUSE_NANOS);
    }
  }

  private static long pauses() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static long pauseMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private void print(String what) {
    System.out.printf("| %s | count | p50 | p90 | p99 | reports | pauses of all |%n", what);
    System.out.println("|---|---|---|---|---|---|---|");
    rows.forEach(
        (habit, row) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %d | %d, %.1f ms each |%n",
                habit.words(),
                row.scans.count(),
                row.scans.percentiles().cells(),
                row.reports,
                row.pauses,
                (double) row.pauseMillis / Math.max(1, row.pauses)));
    System.out.printf(
        Locale.ROOT, "%nThe heap was %d MB then, %d MB of it alive.%n%n", heapMib, aliveMib);
  }
}
