package canopy.bench.report;

import canopy.bench.Station;
import canopy.bench.UnforcedDisk;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.demo.PastSales;
import canopy.till.station.DataFolder;
import canopy.till.station.Master;
import canopy.till.store.StoreStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A till that has sold for a year: its journal, and its tables filled. */
final class YearOfSales {
  static final int DAYS = 365;

  private static final int ARTICLES = 2_000;
  private static final int PUMPS = 8;
  private static final Instant FIRST = Instant.parse("2025-11-01T00:00:00Z");

  /** What the history sells, on average. */
  private static final double LINES_PER_SALE = 2.5;

  private YearOfSales() {}

  static void prepare(Path folder, int lines) throws Exception {
    DataFolder data = Station.setUp(folder, ARTICLES, PUMPS);
    Master master =
        new Master(
            data.stationConfig(),
            data.people(),
            CatalogueFiles.in(data.master(), data.stationConfig().currencyDigits()).load());
    int sales = (int) (lines / LINES_PER_SALE);
    PastSales.Pace pace =
        new PastSales.Pace(FIRST, Math.max(1, sales / DAYS), 80, Duration.ofHours(8), 3);
    try (PastSales history = new PastSales(data, master, new UnforcedDisk(), pace)) {
      long events = history.sell(sales);
      System.out.printf(Locale.ROOT, "%,d sales in a year, %,d events. ", sales, events);
    }
    long begun = System.nanoTime();
    try (TillProgram till = start(folder)) {
      System.out.printf(
          Locale.ROOT,
          "%,d sale lines; tables filled in %.1f s.%n%n",
          lines(till),
          (System.nanoTime() - begun) / 1e9);
    }
  }

  /** Starts the till without a window; its tables are filled. */
  static TillProgram start(Path folder) throws Exception {
    CountDownLatch filled = new CountDownLatch(1);
    Views views =
        new Views(
            shown -> {},
            pumps -> {},
            printer -> {},
            store -> {
              if (store.state() == StoreStatus.State.CURRENT) {
                filled.countDown();
              }
            },
            code -> {});
    TillProgram till =
        TillProgram.start(
            folder,
            views,
            (text, widthDots, heightDots, bold) -> {
              throw new IllegalStateException("nothing is printed here");
            },
            Clock.systemUTC());
    filled.await();
    return till;
  }

  private static long lines(TillProgram till) throws Exception {
    try (Connection connection = till.store().connections().take();
        var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT COUNT(*) FROM sale_lines")) {
      found.next();
      return found.getLong(1);
    }
  }
}
