package canopy.bench;

import canopy.core.catalogue.Article;
import canopy.till.TillProgram;
import canopy.till.window.TillApp;
import canopy.till.window.TillWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.control.ListView;
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

  /** So that scans fall anywhere between two frames. */
  private static final int SHORTEST_PAUSE_MILLIS = 40;

  private static final int PAUSE_SPREAD_MILLIS = 60;

  private final SplittableRandom random = new SplittableRandom(5);
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
    CompletableFuture<TillWindow> ready = new CompletableFuture<>();
    CompletableFuture<Void> measured =
        ready.thenAcceptAsync(
            window -> {
              try {
                measure(window);
              } catch (Exception e) {
                throw new IllegalStateException("the measurement failed", e);
              } finally {
                Platform.runLater(() -> window.shell().scene().getWindow().hide());
              }
            });
    TillApp.run(folder, System.err::println, ready::complete);
    measured.get();
    print();
  }

  private void measure(TillWindow window) throws Exception {
    TillProgram till = window.program();
    Station.signIn(till);
    List<Article> articles = till.master().catalogue().articles();
    BareTable table = onFx(() -> new BareTable(articles, WIDTH, HEIGHT));
    Stage second = onFx(table::show);
    Painted onTill = onFx(() -> new Painted(window.shell().scene()));
    Painted onTable = onFx(() -> new Painted(table.scene()));
    try (BusyPumps pumps = new BusyPumps(till.forecourt(), PUMPS, UPDATES_PER_SECOND)) {
      for (int round = -1; round < rounds; round++) {
        System.err.printf(
            Locale.ROOT, "round %d of %d (the first warms up)%n", round + 2, rounds + 1);
        pumps.run();
        till(window, articles, onTill, round < 0 ? new Rounds(1) : busy);
        pumps.rest();
        table(table, articles, onTable, round < 0 ? new Rounds(1) : bare);
        till(window, articles, onTill, round < 0 ? new Rounds(1) : resting);
      }
    }
    onFx(
        () -> {
          second.hide();
          return true;
        });
  }

  private void till(TillWindow window, List<Article> articles, Painted painted, Rounds times)
      throws Exception {
    times.begin();
    TillProgram till = window.program();
    for (int i = 0; i < ROUND; i++) {
      String code = anyCode(articles);
      int lines = i % LINES + 1;
      pause();
      times.scans.add(
          painted.after(
              () -> window.shell().scanned(code),
              () ->
                  window.shell().scene().lookup("#basket") instanceof ListView<?> basket
                      && basket.isVisible()
                      && basket.getItems().size() == lines));
      if (lines == LINES) {
        Station.pay(till);
        Station.forgetReceipt(till);
      }
    }
    times.end();
  }

  private void table(BareTable table, List<Article> articles, Painted painted, Rounds times)
      throws Exception {
    times.begin();
    for (int i = 0; i < ROUND; i++) {
      String code = anyCode(articles);
      int lines = i % LINES + 1;
      pause();
      times.scans.add(painted.after(() -> table.scan(code), () -> table.lines() == lines));
      if (lines == LINES) {
        onFx(
            () -> {
              table.clear();
              return true;
            });
      }
    }
    times.end();
  }

  private String anyCode(List<Article> articles) {
    return articles.get(random.nextInt(articles.size())).codes().getFirst();
  }

  private void pause() {
    LockSupport.parkNanos(
        (SHORTEST_PAUSE_MILLIS + random.nextInt(PAUSE_SPREAD_MILLIS)) * 1_000_000L);
  }

  private static <T> T onFx(Callable<T> work) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done.get();
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
