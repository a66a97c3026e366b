package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.shift.ShiftSettings;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.finding.FindingRule;
import canopy.till.store.report.ReportFilter;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Much taken off, fuel under its price, and wrong PINs: found where the journal has them. */
class DiscountFindingsTest {
  private static final ReportFilter EVER =
      ReportFilter.days(LocalDate.of(2020, 1, 1), LocalDate.of(2035, 1, 1));
  private static final int ALL = 100_000;

  private static Collection<String> sales(MemoryJournal journal, Predicate<CompletedSale> which) {
    Collection<String> numbers = new TreeSet<>();
    for (EventSource.Item item : journal.items()) {
      if (item.recorded().event() instanceof SaleEvent.Completed done
          && done.sale().kind() == Sale.Kind.SALE
          && which.test(done.sale())) {
        numbers.add(done.sale().id());
      }
    }
    return numbers;
  }

  private static long off(LineAmounts line) {
    return line.lineDiscount().plus(line.orderDiscount()).minor();
  }

  /** Rounded like a till rounds: half up. */
  private static boolean isShare(long off, long of, long ppm) {
    if (off <= 0) {
      return false;
    }
    BigInteger twice = BigInteger.valueOf(off).multiply(BigInteger.valueOf(2_000_000));
    BigInteger least = BigInteger.valueOf(of).multiply(BigInteger.valueOf(2 * ppm - 1));
    return of <= 0 || twice.compareTo(least) >= 0;
  }

  private static boolean isLarge(CompletedSale sale, FindingLimits.Discounts limits) {
    long whole = sale.totals().discount().minor();
    long listed = sale.totals().lines().stream().mapToLong(line -> line.listed().minor()).sum();
    return isLarge(whole, listed, limits)
        || sale.totals().lines().stream()
            .filter(line -> line.lineDiscount().isPositive() || isFuel(sale, line))
            .anyMatch(line -> isLarge(off(line), line.listed().minor(), limits));
  }

  private static boolean isLarge(long off, long of, FindingLimits.Discounts limits) {
    return off > 0
        && (off >= limits.fromMinor()
            || off >= limits.shareFromMinor() && isShare(off, of, limits.sharePpm()));
  }

  private static boolean isFuel(CompletedSale sale, LineAmounts line) {
    return sale.lines().stream()
        .anyMatch(each -> each.no() == line.no() && each instanceof Line.FuelFill);
  }

  @Property(tries = 6)
  void findsWhatTheJournalHas(
      @ForAll long seed,
      @ForAll @LongRange(min = 1, max = 5_000) long from,
      @ForAll @LongRange(min = 1, max = 600_000) long share,
      @ForAll @LongRange(min = 1, max = 1_000) long shareFrom,
      @ForAll @LongRange(min = 1, max = 600_000) long fuel)
      throws Exception {
    MemoryJournal journal = new MemoryJournal();
    new SalesGenerator(ShiftSettings.Use.BY_HAND, seed, 15, journal::add).sales(150);
    FindingLimits.Discounts off = new FindingLimits.Discounts(from, share, shareFrom, fuel);
    FindingLimits limits = new FindingLimits(1, 1, 1, 1, 1, 1, 1, 2, off, 1);
    List<Finding> found = Tables.report(journal, reader -> reader.findings(EVER, limits, ALL));
    assertThat(subjects(found, FindingRule.LARGE_DISCOUNT))
        .containsExactlyInAnyOrderElementsOf(sales(journal, sale -> isLarge(sale, off)));
    assertThat(subjects(found, FindingRule.FUEL_UNDER_PRICE))
        .containsExactlyInAnyOrderElementsOf(
            sales(
                journal,
                sale ->
                    sale.totals().lines().stream()
                        .filter(line -> isFuel(sale, line))
                        .anyMatch(line -> isShare(off(line), line.listed().minor(), fuel))));
    assertThat(
            found.stream()
                .filter(each -> each.rule() == FindingRule.MANY_WRONG_PINS)
                .map(each -> each.day() + " " + each.cashier() + " " + each.count()))
        .containsExactlyInAnyOrderElementsOf(wrongPins(journal));
  }

  private static List<String> subjects(List<Finding> found, FindingRule rule) {
    return found.stream().filter(each -> each.rule() == rule).map(Finding::subject).toList();
  }

  private static List<String> wrongPins(MemoryJournal journal) {
    Map<String, Integer> counts = new TreeMap<>();
    for (EventSource.Item item : journal.items()) {
      Recorded r = item.recorded();
      if (r.event() instanceof OperatorEvent.PinRejected wrong) {
        counts.merge(r.day() + " " + wrong.operator(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(each -> each.getValue() >= 2)
        .map(each -> each.getKey() + " " + each.getValue())
        .toList();
  }
}
