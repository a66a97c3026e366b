package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.fuel.Fill;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.finding.FindingRule;
import canopy.till.store.report.ReportFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dispenser that asks for another amount than its litres times its price is found out. */
class FillAmountTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

  private final MemoryJournal journal = new MemoryJournal();

  /** So many litres at 7.860. */
  private void dispensed(String key, long millilitres, long minor) {
    Fill fill =
        new Fill(
            key,
            3,
            1,
            1,
            journal.lastSeq() + 1,
            new Volume(millilitres),
            Money.of(minor, "CNY"),
            new UnitPrice(7_860),
            NOON,
            false);
    journal.add(
        new Recorded(
            journal.lastSeq() + 1,
            NOON,
            DAY,
            "system",
            new FuelEvent.Dispensed(fill, null, null, null, null)));
  }

  @Test
  void isWorthALookFromTwoMinorUnitsOn() throws Exception {
    dispensed("right", 10_000, 7_860);
    dispensed("rounded", 10_000, 7_861);
    dispensed("more", 10_000, 7_862);
    dispensed("less", 10_000, 7_000);
    List<Finding> found =
        Tables.report(
            journal,
            reader -> reader.findings(ReportFilter.days(DAY, DAY), FindingLimits.standard(), 100));
    assertThat(found)
        .allMatch(finding -> finding.rule() == FindingRule.FILL_AMOUNT_DIFFERS)
        .extracting(Finding::subject)
        .containsExactly("less", "more");
  }
}
