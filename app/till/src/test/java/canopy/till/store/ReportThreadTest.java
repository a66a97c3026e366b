package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.event.OperatorEvent;
import canopy.core.event.SaleEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.tender.TenderKind;
import canopy.till.Patience;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.finding.FindingRule;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ReportThread;
import canopy.till.store.report.Running;
import canopy.till.store.report.SaleRow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Reports on the real engine, beside a store that is open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportThreadTest {
  private static final ReportFilter ALWAYS =
      ReportFilter.days(LocalDate.EPOCH, LocalDate.of(2099, 1, 1));

  private final MemoryJournal journal = new MemoryJournal();
  private Store store;
  private Projector projector;
  private ReportThread reports;

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    new SalesGenerator(11, 60, journal::add).sales(400);
    store = Store.open(folder, journal, StoreSettings.standard());
    projector = new Projector(store, status -> {});
    projector.start();
    assertThat(projector.awaitApplied(journal.lastSeq(), Patience.LONGEST)).isTrue();
    reports = new ReportThread(store.connections());
  }

  @AfterAll
  void close() {
    reports.close();
    projector.close();
    store.close();
  }

  private <T> T ask(ReportThread.Question<T> question) throws Exception {
    return reports.ask(question).answer().get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void listsSalesOfSomeDaysNewestFirst() throws Exception {
    List<SaleRow> all = new ArrayList<>();
    long before = Long.MAX_VALUE;
    List<SaleRow> page;
    do {
      long from = before;
      page = ask(reader -> reader.sales(ALWAYS, from, 90));
      all.addAll(page);
      before = page.isEmpty() ? 0 : page.getLast().seq();
    } while (!page.isEmpty());
    List<String> expected = new ArrayList<>();
    for (EventSource.Item item : journal.items()) {
      if (item.recorded().event() instanceof SaleEvent.Completed done) {
        expected.addFirst(done.sale().id());
      }
    }
    assertThat(all).extracting(SaleRow::number).isEqualTo(expected);
    LocalDate day = all.get(150).day();
    ReportFilter one = new ReportFilter(day, day, GeneratorBook.CASHIER, null, null, null);
    List<SaleRow> found = ask(reader -> reader.sales(one, Long.MAX_VALUE, 500));
    assertThat(found)
        .isEqualTo(
            all.stream()
                .filter(s -> s.day().equals(day) && s.cashier().equals(GeneratorBook.CASHIER))
                .toList());
  }

  /** Of what had been paid in other ways only. */
  private long refundsInCash() {
    Map<String, CompletedSale> all =
        sales(SaleEvent.Completed.class)
            .map(SaleEvent.Completed::sale)
            .collect(Collectors.toMap(CompletedSale::id, sale -> sale));
    return all.values().stream()
        .filter(sale -> sale.kind() == Sale.Kind.REFUND && hasCash(sale))
        .map(sale -> all.get(String.valueOf(sale.refundOf())))
        .filter(sold -> sold != null && !sold.tenders().isEmpty() && !hasCash(sold))
        .count();
  }

  private static boolean hasCash(CompletedSale sale) {
    return sale.tenders().stream().anyMatch(one -> one.type() == TenderKind.Type.CASH);
  }

  @Test
  void findsWhatTheRulesSay() throws Exception {
    FindingLimits sharp =
        new FindingLimits(
            1, 1, 1, 1, 3_600, 1_000_000, 1, 1, new FindingLimits.Discounts(1, 1, 1, 1), 1);
    List<Finding> found = ask(reader -> reader.findings(ALWAYS, sharp, 500));
    assertThat(count(found, FindingRule.REFUND_WITHOUT_RECEIPT))
        .isEqualTo(
            sales(SaleEvent.Completed.class)
                .filter(e -> e.sale().kind() == Sale.Kind.REFUND && e.sale().refundOf() == null)
                .count())
        .isPositive();
    assertThat(count(found, FindingRule.LATE_VOID))
        .isEqualTo(sales(SaleEvent.Voided.class).count())
        .isPositive();
    assertThat(count(found, FindingRule.ROUND_DISCOUNT))
        .isEqualTo(
            sales(SaleEvent.Completed.class)
                .filter(
                    e ->
                        e.sale().kind() == Sale.Kind.SALE
                            && e.sale().totals().discount().isPositive()
                            && e.sale().totals().total().isPositive())
                .count())
        .isPositive();
    assertThat(count(found, FindingRule.REFUND_IN_CASH)).isEqualTo(refundsInCash()).isPositive();
    assertThat(count(found, FindingRule.REFUND_SOON)).isPositive();
    assertThat(count(found, FindingRule.NO_SALE_AFTER_SALE)).isPositive();
    assertThat(count(found, FindingRule.MANY_VOIDS)).isPositive();
    ReportFilter other =
        new ReportFilter(ALWAYS.from(), ALWAYS.to(), GeneratorBook.OTHER_CASHIER, null, null, null);
    List<Finding> theirs = ask(reader -> reader.findings(other, sharp, 500));
    assertThat(theirs)
        .isEqualTo(
            found.stream().filter(f -> f.cashier().equals(GeneratorBook.OTHER_CASHIER)).toList())
        .isNotEmpty();
    FindingLimits blunt =
        new FindingLimits(
            10_000,
            10_000,
            10_000,
            Long.MAX_VALUE,
            0,
            0,
            Long.MAX_VALUE,
            10_000,
            new FindingLimits.Discounts(
                Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE),
            Long.MAX_VALUE);
    List<Finding> few = ask(reader -> reader.findings(ALWAYS, blunt, 500));
    assertThat(few)
        .extracting(Finding::rule)
        .containsOnly(FindingRule.REFUND_WITHOUT_RECEIPT, FindingRule.REFUND_IN_CASH);
  }

  private static long count(List<Finding> found, FindingRule rule) {
    return found.stream().filter(finding -> finding.rule() == rule).count();
  }

  private <E extends SaleEvent> java.util.stream.Stream<E> sales(Class<E> type) {
    return journal.items().stream()
        .map(item -> item.recorded().event())
        .filter(type::isInstance)
        .map(type::cast);
  }

  @Test
  void offersOnlyWhatHappened() throws Exception {
    assertThat(ask(reader -> reader.choices(ALWAYS)).cashiers())
        .containsExactlyInAnyOrder(GeneratorBook.CASHIER, GeneratorBook.OTHER_CASHIER);
    assertThat(ask(reader -> reader.choices(ALWAYS)).grades()).containsExactly(1, 2, 3, 4);
    assertThat(
            ask(reader ->
                    reader.choices(ReportFilter.days(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1))))
                .cashiers())
        .isEmpty();
    assertThat(journal.items())
        .anyMatch(item -> item.recorded().event() instanceof OperatorEvent.SignedIn);
  }

  @Test
  void isNeverFurtherThanItsEnd() throws Exception {
    List<Running<?>> own = new ArrayList<>();
    CountDownLatch known = new CountDownLatch(1);
    List<int[]> steps = new ArrayList<>();
    Running<Boolean> asked =
        reports.ask(
            reader -> {
              try {
                known.await();
              } catch (InterruptedException e) {
                throw new SQLException(e);
              }
              reader.choices(ALWAYS);
              steps.add(new int[] {own.getFirst().done(), own.getFirst().of()});
              reader.glance(ALWAYS);
              steps.add(new int[] {own.getFirst().done(), own.getFirst().of()});
              return true;
            });
    own.add(asked);
    known.countDown();
    assertThat(asked.answer().get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(steps.getFirst()).containsExactly(4, 5);
    assertThat(steps.getLast()).containsExactly(10, 10);
  }

  @Test
  void stopsBeforeItBeginsAndWhileItRuns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Running<Object> running =
        reports.ask(
            reader -> {
              begun.countDown();
              try {
                stopped.await();
              } catch (InterruptedException e) {
                throw new SQLException(e);
              }
              return reader.glance(ALWAYS);
            });
    Running<Object> waiting = reports.ask(reader -> reader.glance(ALWAYS));
    begun.await();
    waiting.cancel();
    running.cancel();
    stopped.countDown();
    assertThatThrownBy(() -> running.answer().get(60, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> waiting.answer().get(60, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
    Running<Object> next = reports.ask(reader -> reader.glance(ALWAYS));
    assertThat(next.answer().get(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(next.done()).isEqualTo(next.of()).isEqualTo(6);
  }

  @Test
  void refusesWhenTooManyWait() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    List<Running<Object>> all = new ArrayList<>();
    try (ReportThread own = new ReportThread(store.connections())) {
      for (int i = 0; i < ReportThread.LONGEST_QUEUE + 2; i++) {
        all.add(
            own.ask(
                reader -> {
                  try {
                    busy.await();
                  } catch (InterruptedException e) {
                    throw new SQLException(e);
                  }
                  return "";
                }));
      }
      assertThatThrownBy(() -> all.getLast().answer().get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StoreUnavailable.class);
      busy.countDown();
      assertThat(all.getFirst().answer().get(60, TimeUnit.SECONDS)).isEqualTo("");
    }
  }
}
