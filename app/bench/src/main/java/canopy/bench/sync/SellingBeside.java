package canopy.bench.sync;

import canopy.bench.Station;
import canopy.bench.Stopwatch;
import canopy.core.catalogue.Article;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.station.DataFolder;
import canopy.till.station.StationConfig;
import canopy.till.sync.EnrolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Scans at a whole till, until the line is on the disk: before it joins head office, while all its
 * articles come down for the first time, and after. Head office has the articles by now.
 */
final class SellingBeside {
  /** None of those that {@link ManyTills} makes. */
  private static final String SITE = "N001";

  private static final int OWN_ARTICLES = 1_000;
  private static final int LINES = 10;
  private static final int SCANS = 600;
  private static final int MOST_SCANS = 100_000;
  private static final int SCANNED_ARTICLES = 100;
  private static final long SCAN_PAUSE_NANOS = 15_000_000;

  private final Office office;
  private final Path folder;

  SellingBeside(Office office, Path folder) {
    this.office = office;
    this.folder = folder;
  }

  /**
   * @param articles how many head office has, at least
   */
  void run(int articles) throws Exception {
    DataFolder files = Station.setUp(folder, OWN_ARTICLES, 0);
    StationConfig as = files.stationConfig();
    files.write(
        new StationConfig(
            SITE, as.till(), as.zone(), as.letterhead(), as.forecourt(), as.paying()));
    try (TillProgram till =
        TillProgram.start(
            folder,
            Views.none(),
            (text, widthDots, heightDots, bold) -> {
              throw new IllegalStateException("nothing is printed here");
            },
            Clock.systemUTC())) {
      Station.signIn(till);
      scan(till, new Stopwatch(SCANS), () -> true);
      Stopwatch before = new Stopwatch(SCANS);
      scan(till, before, () -> true);
      String code = office.code(SITE, as.till());
      CompletableFuture<Void> joined = CompletableFuture.runAsync(() -> join(till, code));
      Stopwatch meanwhile = new Stopwatch(MOST_SCANS);
      long begun = System.nanoTime();
      scan(till, meanwhile, () -> joined.isCompletedExceptionally() || has(till, articles));
      double took = (System.nanoTime() - begun) / 1e9;
      joined.join();
      Stopwatch after = new Stopwatch(SCANS);
      scan(till, after, () -> true);
      System.out.printf(
          Locale.ROOT,
          "%n%,d articles were in force at a till that sold meanwhile after %.1f s.%n%n",
          till.master().catalogue().articles().size(),
          took);
      System.out.println("| scans, to the disk | count | p50 | p90 | p99 | longest |");
      System.out.println("|---|---|---|---|---|---|");
      print("before", before);
      print("while all articles come down", meanwhile);
      print("after", after);
    }
  }

  private void join(TillProgram till, String code) {
    try {
      EnrolResult result = till.headOffice().enrol(office.address(), code, TillProgram.VERSION);
      if (result.outcome() != EnrolResult.Outcome.ENROLLED) {
        throw new IllegalStateException("the till could not join: " + result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean has(TillProgram till, int articles) {
    return till.master().catalogue().articles().size() >= articles;
  }

  /** With pauses, as people do; at least {@link #SCANS}, and until it is enough. */
  private static void scan(TillProgram till, Stopwatch times, BooleanSupplier enough)
      throws Exception {
    for (int i = 0; i < SCANS || !enough.getAsBoolean(); i++) {
      List<Article> articles = till.master().catalogue().articles();
      long begun = System.nanoTime();
      Station.scan(till, articles.get(i % SCANNED_ARTICLES));
      times.add(System.nanoTime() - begun);
      if (i % LINES == LINES - 1) {
        Station.pay(till);
        Station.forgetReceipt(till);
      }
      LockSupport.parkNanos(SCAN_PAUSE_NANOS);
    }
  }

  private static void print(String when, Stopwatch times) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %.1f ms |%n",
        when,
        times.count(),
        times.percentiles().cells(),
        times.percentiles().millis(100));
  }
}
