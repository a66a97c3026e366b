package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Original;
import canopy.core.sale.DayTotals;
import canopy.till.Patience;
import canopy.till.store.query.AuditFilter;
import canopy.till.store.query.AuditKind;
import canopy.till.store.query.AuditPage;
import canopy.till.store.query.StoreReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final StoreSettings SETTINGS =
      new StoreSettings(
          200, 100, 0, Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(30));

  @TempDir Path folder;
  private final MemoryJournal journal = new MemoryJournal();
  private final SalesGenerator station = new SalesGenerator(7, 40, journal::add);
  private Store store;
  private Projector projector;

  @BeforeEach
  void sell() {
    station.sales(150);
  }

  @AfterEach
  void close() {
    if (store != null) {
      projector.close();
      store.close();
    }
  }

  private StoreReader open() throws Exception {
    store = Store.open(folder, journal, SETTINGS);
    projector = new Projector(store, status -> {});
    projector.start();
    assertThat(projector.awaitApplied(journal.lastSeq(), Patience.LONGEST)).isTrue();
    return store.reader();
  }

  private Map<LocalDate, DayTotals> totals(StoreReader reader) throws Exception {
    Map<LocalDate, DayTotals> totals = new java.util.TreeMap<>();
    for (LocalDate day : station.closedDays().keySet()) {
      totals.put(day, reader.dayTotals(day, "CNY"));
    }
    return totals;
  }

  @Test
  void addsUpDaysToTheCentAsTheTillDoes() throws Exception {
    StoreReader reader = open();
    assertThat(station.closedDays()).hasSizeGreaterThan(2);
    assertThat(totals(reader)).isEqualTo(new java.util.TreeMap<>(station.closedDays()));
    LocalDate today = station.state().day().current();
    assertThat(reader.dayTotals(today, "CNY")).isEqualTo(station.state().day().totals());
    assertThat(reader.dayTotals(today.plusDays(1), "CNY")).isEqualTo(DayTotals.none("CNY"));
  }

  @Test
  void saysTheSameAfterTheFileWasDeleted() throws Exception {
    Map<LocalDate, DayTotals> before = totals(open());
    String tables = Tables.text(store);
    close();
    Files.delete(folder.resolve("store.mv.db"));
    assertThat(totals(open())).isEqualTo(before);
    assertThat(Tables.text(store)).isEqualTo(tables);
  }

  @Test
  void goesOnWhereItWas() throws Exception {
    open();
    close();
    station.sales(10);
    open();
    assertThat(store.checkpoint()).isEmpty();
    String tables = Tables.text(store);
    close();
    Files.delete(folder.resolve("store.mv.db"));
    open();
    assertThat(Tables.text(store)).isEqualTo(tables);
  }

  @Test
  void knowsWhatWasReturnedAndCopied() throws Exception {
    StoreReader reader = open();
    int returned = 0;
    int copied = 0;
    for (Original expected : station.recentSales()) {
      Original found = reader.original(expected.sale().id()).orElseThrow();
      assertThat(found).isEqualTo(expected);
      returned += expected.returnedUnits().size();
      copied += expected.copies();
    }
    assertThat(returned).isPositive();
    assertThat(copied).isPositive();
    assertThat(reader.original("R1-000000-00000")).isEmpty();
  }

  @Test
  void listsTheAuditByKindAndPage() throws Exception {
    StoreReader reader = open();
    AuditFilter days = AuditFilter.of(Set.of(AuditKind.DAY_CLOSED));
    AuditPage first = reader.audit(days, StoreReader.NEWEST, 2);
    assertThat(first.rows()).hasSize(2);
    assertThat(first.complete()).isFalse();
    AuditPage rest = reader.audit(days, first.nextBefore(), 100);
    assertThat(rest.rows()).hasSize(station.closedDays().size() - 2);
    assertThat(rest.complete()).isTrue();
    assertThat(first.rows().getFirst().seq()).isGreaterThan(first.rows().getLast().seq());
    AuditFilter approvals =
        new AuditFilter(Set.of(AuditKind.APPROVED), null, null, GeneratorBook.MANAGER, null);
    assertThat(reader.audit(approvals, StoreReader.NEWEST, 10).rows()).hasSize(10);
  }

  @Test
  void keepsTheTillsStateForTheNextStart() throws Exception {
    open();
    var last = journal.items().getLast();
    projector.keep(new Checkpoint(station.state(), last.hash()));
    close();
    open();
    assertThat(store.checkpoint().orElseThrow().state()).isEqualTo(station.state());
  }

  @Test
  void doesNotTrustACheckpointOfAnotherJournal() throws Exception {
    open();
    projector.keep(new Checkpoint(station.state(), "0".repeat(64)));
    close();
    open();
    assertThat(store.checkpoint()).isEmpty();
  }

  @Test
  void keepsTheTillsStateWhenTheDatabaseIsLost() throws Exception {
    open();
    projector.keep(new Checkpoint(station.state(), journal.items().getLast().hash()));
    close();
    Files.delete(folder.resolve("store.mv.db"));
    open();
    assertThat(store.checkpoint().orElseThrow().state()).isEqualTo(station.state());
  }

  @Test
  void doesNotTrustADamagedCheckpoint() throws Exception {
    open();
    projector.keep(new Checkpoint(station.state(), journal.items().getLast().hash()));
    close();
    Path saved = folder.resolve("checkpoint");
    byte[] bytes = Files.readAllBytes(saved);
    for (int at : new int[] {0, 65, 131, bytes.length / 2, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(saved, damaged);
      assertThat(new CheckpointFile(saved).read(journal)).as("byte " + at).isEmpty();
    }
    Files.write(saved, Arrays.copyOf(bytes, 100));
    assertThat(new CheckpointFile(saved).read(journal)).isEmpty();
    Files.write(saved, bytes);
    assertThat(new CheckpointFile(saved).read(journal)).isPresent();
  }

  @Test
  void doesNotGoOnFromTheStateOfAnotherFold() throws Exception {
    open();
    var last = journal.items().getLast();
    Path saved = folder.resolve("other-checkpoint");
    for (int fold : new int[] {1, 2, 11}) {
      new CheckpointFile(saved, fold).save(new Checkpoint(station.state(), last.hash()));
      for (int reader : new int[] {1, 2, 11}) {
        assertThat(new CheckpointFile(saved, reader).read(journal).isPresent())
            .as("%s read by %s", fold, reader)
            .isEqualTo(fold == reader);
      }
    }
  }
}
