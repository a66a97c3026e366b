package canopy.till.report;

import canopy.till.loop.TillSnapshot;
import canopy.till.report.page.PageMaker;
import canopy.till.report.page.ReportFacts;
import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportPage;
import canopy.till.report.page.ReportRequest;
import canopy.till.store.StoreStatus;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.report.ReportReader;
import canopy.till.ui.Look;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page while it is made. On the report thread.
 *
 * @param seq the newest line that should be in it
 */
record PageRun(
    ReportController.Sources sources, ReportFacts facts, ReportRequest request, long seq) {
  private static final Logger LOG = LoggerFactory.getLogger(PageRun.class);

  /** So long a report waits for the newest events; then it says that they are missing. */
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(2);

  /** A page in the language spoken now, of what is known now. */
  static PageRun of(
      ReportController.Sources sources, Look look, Clock clock, ReportRequest request) {
    TillSnapshot till = sources.till().get();
    String by = till.state().session().operator();
    ReportFacts facts =
        new ReportFacts(
            look.texts(),
            look.texts().language(),
            look.formats(),
            sources.names(),
            till.book().station().zone(),
            clock.instant(),
            by == null ? "" : sources.names().operator(by));
    return new PageRun(sources, facts, request, till.state().seq());
  }

  ReportPage make(ReportReader reader) throws SQLException, IOException {
    List<String> remarks = new ArrayList<>();
    StoreStatus store = applied();
    if (store.applied() < seq) {
      remarks.add(
          facts.text("report.incomplete", Long.toString(store.applied()), Long.toString(seq)));
    }
    FindingLimits limits = FindingLimits.standard();
    if (request.kind() == ReportKind.FINDINGS) {
      try {
        limits = sources.limits().read();
      } catch (IOException e) {
        LOG.warn("the limits of findings cannot be read", e);
        remarks.add(facts.text("report.nolimits"));
      }
    }
    return new PageMaker(facts, limits, sources.store(), sources.journal())
        .make(request, reader, remarks);
  }

  /** How full the store is, which gets a moment to catch up. */
  private StoreStatus applied() {
    try {
      sources.projector().awaitApplied(seq, STORE_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return sources.projector().status();
  }
}
