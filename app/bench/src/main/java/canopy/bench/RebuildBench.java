package canopy.bench;

import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.demo.PastSales;
import canopy.till.station.DataFolder;
import canopy.till.station.Master;
import canopy.till.store.StoreStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A till whose database was deleted starts on a journal of 100,000 sales: how long until people can
 * sign in, and until every table and index says again what the journal says. Each start is a fresh
 * Java, as it would be.
 */
final class RebuildBench {
  private static final int ARTICLES = 20_000;

  /** A busy station, for months. */
  static final PastSales.Pace PACE =
      new PastSales.Pace(Instant.parse("2026-01-05T00:00:00Z"), 500, 120, Duration.ofHours(8), 3);

  private RebuildBench() {}

  /** Writes the journal. */
  static void prepare(Path folder, int sales) throws Exception {
    DataFolder data = Station.setUp(folder, ARTICLES, 8);
    Master master =
        new Master(
            data.stationConfig(),
            data.people(),
            CatalogueFiles.in(data.master(), data.stationConfig().currencyDigits()).load());
    try (PastSales history = new PastSales(data, master, new UnforcedDisk(), PACE)) {
      long events = history.sell(sales);
      System.out.printf(
          Locale.ROOT,
          "%,d sales, %,d events, %,d MB of journal.%n%n",
          sales,
          events,
          bytes(folder.resolve("journal")) >> 20);
    }
    System.out.println(
        "| start | people can sign in | all tables filled | sales/s | processor | database |");
    System.out.println("|---|---|---|---|---|---|");
  }

  /** Starts without a database, with it, and without it but with the till's saved state. */
  static void run(Path folder, int sales) throws Exception {
    Path store = folder.resolve("store");
    delete(store);
    start(folder, sales, "database and state deleted");
    start(folder, sales, "database there");
    Files.delete(store.resolve("store.mv.db"));
    start(folder, sales, "database deleted");
  }

  private static void start(Path folder, int sales, String name) throws Exception {
    CountDownLatch filled = new CountDownLatch(1);
    Views views =
        new Views(
            till -> {},
            pumps -> {},
            printer -> {},
            store -> {
              if (store.state() == StoreStatus.State.CURRENT) {
                filled.countDown();
              }
            },
            code -> {});
    long cpu = Processor.processNanos();
    long begun = System.nanoTime();
    TillProgram till =
        TillProgram.start(
            folder,
            views,
            (text, widthDots, heightDots, bold) -> {
              throw new IllegalStateException("nothing is printed here");
            },
            Clock.systemUTC());
    double up = (System.nanoTime() - begun) / 1e9;
    filled.await();
    double all = (System.nanoTime() - begun) / 1e9;
    double used = (Processor.processNanos() - cpu) / 1e9;
    till.close();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f s | %.2f s | %s | %.1f s | %d MB |%n",
        name,
        up,
        all,
        name.endsWith("deleted") ? String.format(Locale.ROOT, "%,.0f", sales / all) : "",
        used,
        bytes(folder.resolve("store")) >> 20);
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long sum = 0;
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> files = Files.walk(folder)) {
        all = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
