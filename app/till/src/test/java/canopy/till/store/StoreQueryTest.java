package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.till.Patience;
import canopy.till.store.query.AuditFilter;
import canopy.till.store.query.AuditKind;
import canopy.till.store.query.QueryThread;
import canopy.till.store.query.ReceiptFilter;
import canopy.till.store.query.ReceiptPage;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.store.query.UnpaidFill;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every answer is compared with the journal's own events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreQueryTest {

  private final MemoryJournal journal = new MemoryJournal();
  private Store store;
  private Projector projector;
  private StoreReader reader;

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    new SalesGenerator(5, 60, journal::add).sales(300);
    store = Store.open(folder, journal, StoreSettings.standard());
    projector = new Projector(store, status -> {});
    projector.start();
    assertThat(projector.awaitApplied(journal.lastSeq(), Patience.LONGEST)).isTrue();
    reader = store.reader();
  }

  @AfterAll
  void close() {
    projector.close();
    store.close();
  }

  private List<CompletedSale> expected(Predicate<CompletedSale> wanted) {
    List<CompletedSale> sales = new ArrayList<>();
    for (SaleEvent.Completed event : events(SaleEvent.Completed.class)) {
      if (wanted.test(event.sale())) {
        sales.addFirst(event.sale());
      }
    }
    return sales;
  }

  private <E extends Event> List<E> events(Class<E> type) {
    return journal.items().stream()
        .map(EventSource.Item::recorded)
        .map(Recorded::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private void finds(ReceiptFilter filter, Predicate<CompletedSale> wanted) throws Exception {
    List<String> numbers = expected(wanted).stream().map(CompletedSale::id).toList();
    assertThat(numbers).isNotEmpty();
    ReceiptPage page = reader.receipts(filter, StoreReader.NEWEST, StoreReader.LONGEST_PAGE);
    assertThat(page.rows()).extracting(ReceiptPage.Row::number).isEqualTo(numbers);
    assertThat(page.more()).isZero();
  }

  private static Integer pump(CompletedSale sale) {
    for (Line line : sale.lines()) {
      if (line instanceof Line.FuelFill fill) {
        return fill.fill().pump();
      } else if (line instanceof Line.FuelPrepay prepay) {
        return prepay.pump();
      }
    }
    return null;
  }

  @Test
  void findsReceiptsByEveryProperty() throws Exception {
    CompletedSale some = expected(sale -> true).get(40);
    LocalDate day = some.day();
    long amount = some.totals().total().minor();
    finds(ReceiptFilter.ALL, sale -> true);
    finds(new ReceiptFilter(null, day, null, null, null), sale -> sale.day().equals(day));
    finds(
        new ReceiptFilter("-00042", null, null, null, null), sale -> sale.id().endsWith("-00042"));
    finds(new ReceiptFilter(" r1-26 ", null, null, null, null), sale -> true);
    finds(
        new ReceiptFilter(null, null, amount, null, null),
        sale -> Math.abs(sale.totals().total().minor()) == Math.abs(amount));
    finds(
        new ReceiptFilter(null, null, null, GeneratorBook.OTHER_CASHIER, null),
        sale -> sale.cashier().equals(GeneratorBook.OTHER_CASHIER));
    finds(
        new ReceiptFilter(null, null, null, null, 3),
        sale -> Integer.valueOf(3).equals(pump(sale)));
    finds(
        new ReceiptFilter(null, day, null, some.cashier(), null),
        sale -> sale.day().equals(day) && sale.cashier().equals(some.cashier()));
  }

  @Test
  void treatsWildcardsAsText() throws Exception {
    ReceiptFilter wild = new ReceiptFilter("%", null, null, null, null);
    assertThat(reader.receipts(wild, StoreReader.NEWEST, 10).rows()).isEmpty();
  }

  @Test
  void pagesThroughAllReceiptsAndSaysHowManyFollow() throws Exception {
    List<CompletedSale> all = expected(sale -> true);
    List<String> seen = new ArrayList<>();
    long before = StoreReader.NEWEST;
    ReceiptPage page;
    do {
      page = reader.receipts(ReceiptFilter.ALL, before, 70);
      page.rows().forEach(row -> seen.add(row.number()));
      assertThat(page.more()).isEqualTo(all.size() - seen.size());
      before = page.nextBefore();
    } while (page.more() > 0);
    assertThat(seen).isEqualTo(all.stream().map(CompletedSale::id).toList());
    assertThatThrownBy(() -> reader.receipts(ReceiptFilter.ALL, 1, StoreReader.LONGEST_PAGE + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsWhatAReceiptIs() throws Exception {
    CompletedSale sale = expected(s -> pump(s) != null).getFirst();
    ReceiptFilter filter = new ReceiptFilter(sale.id(), null, null, null, null);
    ReceiptPage.Row row = reader.receipts(filter, StoreReader.NEWEST, 1).rows().getFirst();
    assertThat(row)
        .isEqualTo(
            new ReceiptPage.Row(
                row.seq(),
                sale.id(),
                sale.kind(),
                sale.refundOf(),
                sale.day(),
                sale.completedAt(),
                sale.cashier(),
                sale.lines().size(),
                sale.totals().total(),
                pump(sale)));
  }

  @Test
  void keepsEverySaleAsItWasCompleted() throws Exception {
    for (CompletedSale sale : expected(s -> true)) {
      assertThat(reader.original(sale.id()).orElseThrow().sale()).isEqualTo(sale);
    }
  }

  @Test
  void givesTheFormOfAFillThatWasNotPaid() throws Exception {
    List<FuelEvent.WrittenOff> unpaid = events(FuelEvent.WrittenOff.class);
    assertThat(unpaid).isNotEmpty();
    for (FuelEvent.WrittenOff event : unpaid) {
      UnpaidFill found = reader.writtenOff(event.fill().key()).orElseThrow();
      assertThat(found.fill()).isEqualTo(event.fill());
      assertThat(found.writeOff()).isEqualTo(event.writeOff());
    }
    String paid = events(FuelEvent.Dispensed.class).getFirst().fill().key();
    assertThat(reader.writtenOff(paid)).isEmpty();
  }

  private int audited(AuditKind kind) throws Exception {
    return reader
        .audit(AuditFilter.of(Set.of(kind)), StoreReader.NEWEST, StoreReader.LONGEST_PAGE)
        .rows()
        .size();
  }

  @Test
  void auditsWhatTheJournalHolds() throws Exception {
    assertThat(audited(AuditKind.SALE_VOIDED)).isEqualTo(events(SaleEvent.Voided.class).size());
    assertThat(audited(AuditKind.LINE_VOIDED)).isEqualTo(events(SaleEvent.LineVoided.class).size());
    assertThat(audited(AuditKind.APPROVED)).isEqualTo(events(OperatorEvent.Approved.class).size());
    assertThat(audited(AuditKind.PIN_REJECTED))
        .isEqualTo(events(OperatorEvent.PinRejected.class).size());
    assertThat(audited(AuditKind.FILL_WRITTEN_OFF))
        .isEqualTo(events(FuelEvent.WrittenOff.class).size());
    assertThat(audited(AuditKind.DRAWER_OPENED) + audited(AuditKind.DRAWER_OPENED_FOR_SALE))
        .isEqualTo(events(DeviceEvent.DrawerOpened.class).size());
  }

  @Test
  void searchesTheAuditListByDayAndSubject() throws Exception {
    List<SaleEvent.Voided> voided = events(SaleEvent.Voided.class);
    String number = voided.getFirst().saleId();
    AuditFilter about = new AuditFilter(Set.of(), null, null, null, number);
    assertThat(reader.audit(about, StoreReader.NEWEST, 500).rows())
        .isNotEmpty()
        .allMatch(row -> row.subject().equals(number));
    LocalDate day = expected(sale -> true).get(100).day();
    AuditFilter one = new AuditFilter(Set.of(), day, day, null, null);
    assertThat(reader.audit(one, StoreReader.NEWEST, 500).rows())
        .isNotEmpty()
        .allMatch(row -> row.day().equals(day));
    AuditFilter late = new AuditFilter(Set.of(), LocalDate.of(2099, 1, 1), null, null, null);
    assertThat(reader.audit(late, StoreReader.NEWEST, 500).rows()).isEmpty();
    AuditFilter all =
        new AuditFilter(Set.of(), LocalDate.EPOCH, LocalDate.of(2099, 1, 1), null, null);
    assertThat(reader.audit(all, StoreReader.NEWEST, 500))
        .isEqualTo(reader.audit(AuditFilter.ALL, StoreReader.NEWEST, 500));
  }

  @Test
  void answersOnItsOwnThreadAndRefusesWhenTooManyWait() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    try (QueryThread queries = new QueryThread(reader)) {
      CompletableFuture<String> name =
          queries.ask(
              asked -> {
                try {
                  busy.await();
                } catch (InterruptedException e) {
                  throw new StoreUnavailable("interrupted", e);
                }
                return Thread.currentThread().getName();
              });
      List<CompletableFuture<ReceiptPage>> waiting = new ArrayList<>();
      for (int i = 0; i < QueryThread.LONGEST_QUEUE + 2; i++) {
        waiting.add(queries.ask(asked -> asked.receipts(ReceiptFilter.ALL, 100, 1)));
      }
      assertThat(waiting.getLast()).isCompletedExceptionally();
      busy.countDown();
      assertThat(name.join()).isEqualTo("store-query");
      assertThat(waiting.getFirst().join()).isNotNull();
    }
  }
}
