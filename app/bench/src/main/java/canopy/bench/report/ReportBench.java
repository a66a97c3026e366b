package canopy.bench.report;

import canopy.bench.Percentiles;
import canopy.bench.Station;
import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.till.TillProgram;
import canopy.till.loop.Outcome;
import canopy.till.report.page.ReportKind;
import canopy.till.station.DemoStation;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A year of days with a million sale lines: every page of the reports beside plain SQL over the
 * rows, scans while a report runs and without, the memory, and closing the day. Each part in a Java
 * of its own, as a till is started in the morning.
 */
public final class ReportBench {
  private final TillProgram till;
  private final Reports reports;

  /** Arguments: the folder of all parts; the part; {@code quick} for one that says little. */
  public static void main(String[] args) throws Exception {
    boolean quick = List.of(args).contains("quick");
    Path folder = Path.of(args[0]);
    switch (args[1]) {
      case "report-year" -> YearOfSales.prepare(folder, quick ? 20_000 : 1_000_000);
      case "report-scans" -> new ScansBesideReports(quick ? 1 : 4, quick ? 50 : 300).toDisk(folder);
      case "report-paint" ->
          new ScansBesideReports(quick ? 1 : 4, quick ? 50 : 250).toScreen(folder);
      case "report-pages" -> pages(folder, quick ? 5 : 40);
      default -> throw new IllegalArgumentException("no part " + args[1]);
    }
  }

  private static void pages(Path folder, int rounds) throws Exception {
    try (TillProgram till = YearOfSales.start(folder);
        Reports reports = new Reports(till)) {
      Station.signIn(till);
      ReportBench bench = new ReportBench(till, reports);
      bench.pages(rounds);
      bench.dayClose();
    }
  }

  private ReportBench(TillProgram till, Reports reports) {
    this.till = till;
    this.reports = reports;
  }

  private void pages(int rounds) throws Exception {
    System.out.println(
        "| page | a day, p50 | p99 | a month, p50 | p99 | a year, p50 | p99 |"
            + " plain SQL over a year's rows, p50 |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (ReportKind kind : ReportKind.values()) {
      StringBuilder cells = new StringBuilder();
      for (int days : List.of(1, 30, YearOfSales.DAYS)) {
        reports.page(kind, days, rounds);
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
          long begun = System.nanoTime();
          reports.page(kind, days, i);
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
        LocalDate to = reports.newest().minusDays(i);
        RawSums.ask(connection, kind, to.minusDays(YearOfSales.DAYS - 1L), to);
        nanos[i] = System.nanoTime() - begun;
      }
    }
    return String.format(Locale.ROOT, "%.0f ms", new Percentiles(nanos).millis(50));
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
}
