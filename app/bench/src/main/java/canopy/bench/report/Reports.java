package canopy.bench.report;

import canopy.till.TillProgram;
import canopy.till.report.SaleJournal;
import canopy.till.report.StationNames;
import canopy.till.report.page.PageMaker;
import canopy.till.report.page.ReportFacts;
import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportPage;
import canopy.till.report.page.ReportRequest;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ReportThread;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The pages of a till's reports, made as its screen has them made. Any thread. */
final class Reports implements AutoCloseable {
  private static final int DIFFERENT_DAYS = 7;

  private final ReportThread reports;
  private final PageMaker pages;
  private final LocalDate newest;

  Reports(TillProgram till) throws Exception {
    reports = new ReportThread(till.store().connections());
    Texts texts = new Texts(Language.CHINESE);
    pages =
        new PageMaker(
            new ReportFacts(
                texts,
                Language.CHINESE,
                Formats.yuan(),
                new StationNames(till::master, texts),
                ZoneId.of(till.master().config().zone()),
                Instant.EPOCH,
                "1"),
            FindingLimits.standard(),
            till.store().reader(),
            new SaleJournal(till.journal()));
    try (Connection connection = till.store().connections().take();
        var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT MAX(business_day) FROM sales")) {
      found.next();
      newest = found.getObject(1, LocalDate.class);
    }
  }

  /** The newest day on which something was sold when this was made. */
  LocalDate newest() {
    return newest;
  }

  /**
   * Waits for a page.
   *
   * @param earlier other days each time: the database keeps the answer to a question it was just
   *     asked, as long as nothing is sold
   */
  ReportPage page(ReportKind kind, int days, int earlier) throws Exception {
    LocalDate to = newest.minusDays(earlier % DIFFERENT_DAYS);
    ReportFilter filter = ReportFilter.days(to.minusDays(days - 1L), to);
    ReportRequest request = new ReportRequest(kind, filter, "", null);
    return reports.ask(reader -> pages.make(request, reader, List.of())).answer().get();
  }

  @Override
  public void close() {
    reports.close();
  }
}
