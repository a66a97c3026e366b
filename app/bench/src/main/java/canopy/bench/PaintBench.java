package canopy.bench;

import java.nio.file.Path;
import java.util.Locale;
import javafx.stage.Stage;

/**
 * From a scan to the frame that shows its line: the real window on the real till, with 200,000
 * articles, a journal that forces every scan, and 24 pumps that each change five times a second;
 * beside a bare JavaFX table. Rounds of both alternate in one Java, without a display.
 */
final class PaintBench {
  private static final int ARTICLES = 200_000;
  private static final int PUMPS = 24;
  private static final int UPDATES_PER_SECOND = 5;
  private static final int LINES = 5;
  private static final int ROUND = 50;
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private static final TillScreen.Pauses PAUSES = new TillScreen.Pauses(40, 60);

  private final int rounds;
  private final Rounds busy;
  private final Rounds resting;
  private final Rounds bare;

  PaintBench(int rounds) {
    this.rounds = rounds;
    busy = new Rounds(rounds);
    resting = new Rounds(rounds);
    bare = new Rounds(rounds);
  }

  void run(Path folder) throws Exception {
    Station.setUp(folder, ARTICLES, PUMPS);
    TillScreen.open(folder, PAUSES, this::measure);
    print();
  }

  private void measure(TillScreen screen) throws Exception {
    BareTable table = TillScreen.onFx(() -> new BareTable(screen.articles(), WIDTH, HEIGHT));
    Stage second = TillScreen.onFx(table::show);
    Painted onTable = TillScreen.onFx(() -> new Painted(table.scene()));
    try (BusyPumps pumps = new BusyPumps(screen.till().forecourt(), PUMPS, UPDATES_PER_SECOND)) {
      for (int round = -1; round < rounds; round++) {
        System.err.printf(
            Locale.ROOT, "round %d of %d (the first warms up)%n", round + 2, rounds + 1);
        pumps.run();
        till(screen, round < 0 ? new Rounds(1) : busy);
        pumps.rest();
        table(screen, table, onTable, round < 0 ? new Rounds(1) : bare);
        till(screen, round < 0 ? new Rounds(1) : resting);
      }
    }
    TillScreen.onFx(
        () -> {
          second.hide();
          return true;
        });
  }

  private static void till(TillScreen screen, Rounds times) throws Exception {
    times.begin();
    screen.scans(ROUND, times.scans);
    times.end();
  }

  private static void table(TillScreen screen, BareTable table, Painted painted, Rounds times)
      throws Exception {
    times.begin();
    for (int i = 0; i < ROUND; i++) {
      String code = screen.anyCode();
      int lines = i % LINES + 1;
      screen.pause();
      times.scans.add(painted.after(() -> table.scan(code), () -> table.lines() == lines));
      if (lines == LINES) {
        TillScreen.onFx(
            () -> {
              table.clear();
              return true;
            });
      }
    }
    times.end();
  }

  /** What the rounds of one kind came to. */
  private static final class Rounds {
    private final Stopwatch scans;
    private long wallNanos;
    private long processorNanos;

    Rounds(int rounds) {
      scans = new Stopwatch(rounds * ROUND);
    }

    void begin() {
      wallNanos -= System.nanoTime();
      processorNanos -= Processor.processNanos();
    }

    void end() {
      wallNanos += System.nanoTime();
      processorNanos += Processor.processNanos();
    }

    void print(String name, double floorMillis) {
      Percentiles times = scans.percentiles();
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.1f ms | %d %% |%n",
          name,
          times.cells(),
          times.millis(99) - floorMillis,
          100 * processorNanos / wallNanos);
    }
  }

  private void print() {
    System.out.println(
        "| what | p50 | p90 | p99 | p99 above the bare table | of one processor, all along |");
    System.out.println("|---|---|---|---|---|---|");
    double floor = bare.scans.percentiles().millis(99);
    bare.print("a bare JavaFX table", floor);
    busy.print("the till, 24 pumps busy", floor);
    resting.print("the till, pumps at rest", floor);
    System.out.printf("%n%d scans of each.%n", bare.scans.count());
  }
}
