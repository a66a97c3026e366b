package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.OperatorEvent;
import canopy.core.operator.Right;
import canopy.core.shift.ShiftSettings;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.report.ReportFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is found names those who allowed it, and nobody who allowed something else beside it. */
class ApproversTest {
  private static final ReportFilter EVER =
      ReportFilter.days(LocalDate.of(2020, 1, 1), LocalDate.of(2035, 1, 1));
  private static final int ALL = 100_000;

  @Property(tries = 6)
  void areThoseOfTheJournal(@ForAll long seed) throws Exception {
    MemoryJournal journal = new MemoryJournal();
    List<String> yes = new ArrayList<>();
    new SalesGenerator(
            ShiftSettings.Use.BY_HAND,
            seed,
            15,
            recorded -> {
              journal.add(recorded);
              if (recorded.event() instanceof OperatorEvent.Approved(var by, var right, var what)) {
                yes.add(right + " " + what + "=" + by);
              }
            })
        .sales(150);
    FindingLimits.Discounts off = new FindingLimits.Discounts(1, 1, 1, 1);
    FindingLimits limits = new FindingLimits(1, 1, 1, 1, 1_000, 1_000, 1, 1, off, 1);
    List<Finding> found = Tables.report(journal, reader -> reader.findings(EVER, limits, ALL));
    for (Finding each : found) {
      Set<String> who =
          switch (each.rule()) {
            case ROUND_DISCOUNT, LARGE_DISCOUNT, FUEL_UNDER_PRICE ->
                of(yes, Right.DISCOUNT, each.subject(), each.subject());
            case REFUND_SOON, REFUND_IN_CASH -> of(yes, Right.REFUND, each.subject(), each.other());
            case REFUND_WITHOUT_RECEIPT ->
                of(yes, Right.REFUND_WITHOUT_RECEIPT, each.subject(), each.subject());
            default -> null;
          };
      if (who != null) {
        assertThat(who).as(each.toString()).containsAll(each.approvers());
        assertThat(each.approvers().isEmpty()).as(each.toString()).isEqualTo(who.isEmpty());
      }
    }
  }

  private static Set<String> of(List<String> yes, Right right, String sale, String linesOf) {
    Set<String> who = new TreeSet<>();
    for (String each : yes) {
      if (each.startsWith(right + " " + sale + "=")
          || each.startsWith(right + " " + linesOf + "/")) {
        who.add(each.substring(each.indexOf('=') + 1));
      }
    }
    return who;
  }
}
