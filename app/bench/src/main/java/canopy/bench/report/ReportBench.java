package canopy.bench.report;

import canopy.bench.Percentiles;
import canopy.bench.Station;
import canopy.bench.UnforcedDisk;
import canopy.core.catalogue.Article;
import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.demo.PastSales;
import canopy.till.loop.Outcome;
import canopy.till.report.SaleJournal;
import canopy.till.report.StationNames;
import canopy.till.report.page.PageMaker;
import canopy.till.report.page.ReportFacts;
import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportPage;
import canopy.till.report.page.ReportRequest;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import canopy.till.store.StoreStatus;
import canopy.till.store.report.FindingLimits;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ReportThread;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A year of days with a million sale lines: every page of the reports beside plain SQL over the
 * rows, scans while a report runs and without, the memory, and closing the day.
 */
public final class ReportBench implements AutoCloseable {
  private static final int ARTICLES = 2_000;
  private static final int PUMPS = 8;
  private static final int DAYS = 365;
  private static final int DIFFERENT_DAYS = 7;
  private static final Instant FIRST = Instant.parse("2025-11-01T00:00:00Z");

  /** What the history sells, on average. */
  private static final double LINES_PER_SALE = 2.5;

  private static final long SCAN_PAUSE_NANOS = 15_000_000;

  private final TillProgram till;
  private final ReportThread reports;
  private final PageMaker pages;
  private final LocalDate today;

  /** Arguments: an empty folder; {@code quick} for a small year that says little. */
  public static void main(String[] args) throws Exception {
    boolean quick = List.of(args).contains("quick");
    Path folder = Path.of(args[0]);
    prepare(folder, quick ? 20_000 : 1_000_000);
    int rounds = quick ? 5 : 40;
    try (ReportBench bench = new ReportBench(folder)) {
      bench.pages(rounds);
      bench.scans(rounds * 10);
      bench.dayClose();
    }
  }

  /** Writes the journal of a year. */
  private static void prepare(Path folder, int lines) throws Exception {
    DataFolder data = Station.setUp(folder, ARTICLES, PUMPS);
    Master master =
        new Master(data.stationConfig(), data.people(), CatalogueFiles.in(data.master()).load());
    int sales = (int) (lines / LINES_PER_SALE);
    PastSales.Pace pace =
        new PastSales.Pace(FIRST, Math.max(1, sales / DAYS), 80, Duration.ofHours(8), 3);
    try (PastSales history = new PastSales(data, master, new UnforcedDisk(), pace)) {
      long events = history.sell(sales);
      System.out.printf(Locale.ROOT, "%,d sales in a year, %,d events. ", sales, events);
    }
  }

  private ReportBench(Path folder) throws Exception {
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
    long begun = System.nanoTime();
    till =
        TillProgram.start(
            folder,
            views,
            (text, widthDots, heightDots, bold) -> {
              throw new IllegalStateException("nothing is printed here");
            },
            Clock.systemUTC());
    filled.await();
    Station.signIn(till);
    reports = new ReportThread(till.store().connections());
    ZoneId zone = ZoneId.of(till.master().config().zone());
    Texts texts = new Texts(Language.CHINESE);
    pages =
        new PageMaker(
            new ReportFacts(
                texts,
                Language.CHINESE,
                Formats.yuan(),
                new StationNames(till::master, texts),
                zone,
                Instant.EPOCH,
                "1"),
            FindingLimits.standard(),
            till.store().reader(),
            new SaleJournal(till.journal()));
    today = newestDay();
    System.out.printf(
        Locale.ROOT,
        "%,d sale lines; tables filled in %.1f s.%n%n",
        count("SELECT COUNT(*) FROM sale_lines"),
        (System.nanoTime() - begun) / 1e9);
  }

  private LocalDate newestDay() throws Exception {
    try (Connection connection = till.store().connections().take();
        var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT MAX(business_day) FROM sales")) {
      found.next();
      return found.getObject(1, LocalDate.class);
    }
  }

  private long count(String sql) throws Exception {
    try (Connection connection = till.store().connections().take();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  /**
   * @param earlier other days each time: the database keeps the answer to a question it was just
   *     asked, as long as nothing is sold
   */
  private ReportPage page(ReportKind kind, int days, int earlier) throws Exception {
    LocalDate to = today.minusDays(earlier % DIFFERENT_DAYS);
    ReportFilter filter = ReportFilter.days(to.minusDays(days - 1L), to);
    ReportRequest request = new ReportRequest(kind, filter, "", null);
    return reports.ask(reader -> pages.make(request, reader, List.of())).answer().get();
  }

  private void pages(int rounds) throws Exception {
    System.out.println(
        "| page | a day, p50 | p99 | a month, p50 | p99 | a year, p50 | p99 |"
            + " plain SQL over a year's rows, p50 |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (ReportKind kind : ReportKind.values()) {
      StringBuilder cells = new StringBuilder();
      for (int days : List.of(1, 30, DAYS)) {
        page(kind, days, rounds);
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
          long begun = System.nanoTime();
          page(kind, days, i);
          nanos[i] = System.nanoTime() - begun;
        }
        Percentiles times = new Percentiles(nanos);
        cells.append(
            String.format(Locale.ROOT, " %.1f ms | %.1f ms |", times.millis(50), times.millis(99)));
      }
      System.out.printf(
          Locale.ROOT, "| %s |%s %s |%n", kind.name().toLowerCase(Locale.ROOT), cells, raw(kind));
    }
    System.out.println();
  }

  private String raw(ReportKind kind) throws Exception {
    if (RawSums.of(kind).isEmpty()) {
      return "–";
    }
    long[] nanos = new long[3];
    try (Connection connection = till.store().connections().take()) {
      for (int i = 0; i < nanos.length; i++) {
        long begun = System.nanoTime();
        LocalDate to = today.minusDays(i);
        RawSums.ask(connection, kind, to.minusDays(DAYS - 1L), to);
        nanos[i] = System.nanoTime() - begun;
      }
    }
    return String.format(Locale.ROOT, "%.0f ms", new Percentiles(nanos).millis(50));
  }

  /** Scans with pauses, as people do, alone and while one report follows the other. */
  private void scans(int scans) throws Exception {
    System.out.println("| scans | count | p50 | p90 | p99 | memory in use |");
    System.out.println("|---|---|---|---|---|---|");
    scanned("warming up", scans);
    scanned("no report", scans);
    AtomicBoolean stop = new AtomicBoolean();
    Thread manager =
        Thread.ofPlatform()
            .name("manager")
            .start(
                () -> {
                  while (!stop.get()) {
                    for (ReportKind kind : ReportKind.values()) {
                      ask(kind);
                    }
                  }
                });
    scanned("reports of a year, one after the other", scans);
    stop.set(true);
    manager.join();
    System.out.println();
  }

  private void ask(ReportKind kind) {
    try {
      page(kind, DAYS, 0);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void scanned(String name, int scans) throws Exception {
    List<Article> articles = till.master().catalogue().articles();
    long[] nanos = new long[scans];
    for (int i = 0; i < scans; i++) {
      long begun = System.nanoTime();
      Station.scan(till, articles.get(i % articles.size()));
      nanos[i] = System.nanoTime() - begun;
      if (i % 10 == 9) {
        Station.pay(till);
        Station.forgetReceipt(till);
      }
      LockSupport.parkNanos(SCAN_PAUSE_NANOS);
    }
    if (till.loop().snapshot().open() != null) {
      Station.pay(till);
      Station.forgetReceipt(till);
    }
    Runtime memory = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %d MB |%n",
        name,
        scans,
        new Percentiles(nanos).cells(),
        (memory.totalMemory() - memory.freeMemory()) >> 20);
  }

  private void dayClose() throws Exception {
    long begun = System.nanoTime();
    Outcome outcome =
        till.loop()
            .submit(
                Request.by(Station.CASHIER, new CounterCommand.CloseDay())
                    .approved(new Approval(DemoStation.MANAGER.id(), Right.CLOSE_DAY)))
            .get();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("the day does not close: " + outcome);
    }
    System.out.printf(Locale.ROOT, "The day was closed in %.3f s.%n", seconds);
  }

  @Override
  public void close() {
    reports.close();
    till.close();
  }
}
