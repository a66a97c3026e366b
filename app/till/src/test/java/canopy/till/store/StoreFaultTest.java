package canopy.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.till.Patience;
import canopy.till.store.query.StoreUnavailable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the database, the till starts and it says the same as the journal again. */
class StoreFaultTest {
  private static final long LEAST_FREE = 1_000_000;
  private static final StoreSettings SETTINGS =
      new StoreSettings(
          100,
          100,
          LEAST_FREE,
          Duration.ofMillis(5),
          Duration.ofMillis(20),
          Duration.ofMillis(100));

  @TempDir Path folder;
  private final MemoryJournal journal = new MemoryJournal();
  private final SalesGenerator station = new SalesGenerator(11, 30, journal::add);
  private final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
  private final LinkedBlockingQueue<StoreStatus> statuses = new LinkedBlockingQueue<>();
  private String scheme = "";
  private EventSource source = journal;
  private Store store;
  private Projector projector;
  private String right;

  @BeforeEach
  void fill() throws Exception {
    station.sales(60);
    open();
    awaitCurrent();
    right = Tables.text(store);
    close();
  }

  @AfterEach
  void close() {
    if (store != null) {
      projector.close();
      store.close();
      store = null;
    }
  }

  private void open() {
    store = Store.open(new StoreFiles(folder, scheme, usable::get), source, SETTINGS);
    statuses.clear();
    projector = new Projector(store, statuses::add);
    projector.start();
  }

  private void awaitCurrent() throws Exception {
    assertThat(projector.awaitApplied(source.lastSeq(), Patience.LONGEST)).isTrue();
    await(StoreStatus.State.CURRENT);
  }

  private StoreStatus await(StoreStatus.State state) throws InterruptedException {
    StoreStatus status;
    do {
      status = statuses.poll(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
      assertThat(status).as("waiting for %s, is %s", state, projector.status()).isNotNull();
    } while (status.state() != state);
    return status;
  }

  private Path database() {
    return folder.resolve("store.mv.db");
  }

  private void opensAndSaysWhatIsRight() throws Exception {
    open();
    awaitCurrent();
    assertThat(Tables.text(store)).isEqualTo(right);
  }

  private Path aside() {
    return folder.resolve("store.mv.db.aside");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_096, 8_192, 12_288, 25_000, 45_001})
  void rebuildsATruncatedDatabase(int length) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      assertThat(file.length()).isGreaterThan(length);
      file.setLength(length);
    }
    opensAndSaysWhatIsRight();
  }

  @Test
  void rebuildsWhatIsNoDatabaseAndKeepsItAside() throws Exception {
    byte[] letter = "Dear technician".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    Files.write(database(), letter);
    opensAndSaysWhatIsRight();
    assertThat(Files.readAllBytes(aside())).isEqualTo(letter);
  }

  @Test
  void keepsOnlyTheNewestBrokenDatabase() throws Exception {
    Files.writeString(database(), "first".repeat(3_000));
    opensAndSaysWhatIsRight();
    close();
    Files.writeString(database(), "second".repeat(3_000));
    opensAndSaysWhatIsRight();
    assertThat(Files.readString(aside())).startsWith("second");
  }

  @Test
  void rebuildsADatabaseThatIsAheadOfTheJournal() throws Exception {
    source = journal.first(journal.items().size() / 2);
    open();
    awaitCurrent();
    assertThat(projector.status().applied()).isEqualTo(source.lastSeq());
    assertThat(Files.exists(aside())).isTrue();
  }

  @Test
  void rebuildsADatabaseOfAnotherJournal() throws Exception {
    MemoryJournal other = new MemoryJournal();
    SalesGenerator elsewhere = new SalesGenerator(12, 30, other::add);
    elsewhere.sales(80);
    source = other;
    open();
    awaitCurrent();
    assertThat(Tables.text(store)).isNotEqualTo(right);
    assertThat(store.reader().dayTotals(elsewhere.state().day().current(), "CNY"))
        .isEqualTo(elsewhere.state().day().totals());
  }

  @Test
  void rebuildsADatabaseThatHasLostARow() throws Exception {
    asOwner("DELETE FROM tenders WHERE id = (SELECT MAX(id) FROM tenders)");
    opensAndSaysWhatIsRight();
  }

  @Test
  void rebuildsADatabaseFilledByOtherRules() throws Exception {
    asOwner("UPDATE applied SET projection = projection - 1");
    opensAndSaysWhatIsRight();
    assertThat(Files.exists(aside())).isTrue();
  }

  @Test
  void rebuildsADatabaseOfANewerProgram() throws Exception {
    asOwner(
        """
        INSERT INTO PUBLIC."flyway_schema_history"
          SELECT "installed_rank" + 1, '99', 'from the future', "type", "script", "checksum",
            "installed_by", "installed_on", "execution_time", "success"
          FROM PUBLIC."flyway_schema_history"
          ORDER BY "installed_rank" DESC FETCH FIRST ROW ONLY
        """);
    opensAndSaysWhatIsRight();
  }

  private void asOwner(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                new StoreFiles(folder, scheme, usable::get).url(), "sa", "");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  @Test
  void readersCanChangeNothing() throws Exception {
    open();
    awaitCurrent();
    try (Connection reader = store.database().reader();
        Statement statement = reader.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM sales"))
          .hasMessageContaining("Not enough rights");
    }
  }

  @Test
  void aCrashBetweenBatchesLeavesWholeEventsOnly() throws Exception {
    Files.delete(database());
    Projection projection = new Projection();
    StoreFiles files = new StoreFiles(folder, scheme, usable::get);
    long applied = 0;
    for (int crash = 0; crash < 6; crash++) {
      StoreDatabase database = StoreDatabase.open(files, journal);
      assertThat(database.appliedSeq()).isLessThanOrEqualTo(applied);
      int events = 37 + 61 * crash;
      RowBatch batch = new RowBatch(database.appliedSeq());
      journal.read(database.appliedSeq() + 1, events).forEach(i -> projection.project(i, batch));
      database.write(batch);
      applied = database.appliedSeq();
      // Rows of an event that will never be committed.
      RowBatch torn = new RowBatch(applied);
      journal.read(applied + 1, events).forEach(i -> projection.project(i, torn));
      database.writeRowsOnly(torn);
      if (crash % 2 == 0) {
        database.sync();
      }
      database.abandon();
      saysTheBeginningOfTheJournal(files);
    }
    opensAndSaysWhatIsRight();
  }

  private void saysTheBeginningOfTheJournal(StoreFiles files) throws Exception {
    Store crashed = Store.open(files, journal, SETTINGS);
    long applied = crashed.database().appliedSeq();
    assertThat(Tables.text(crashed)).isEqualTo(Tables.of(journal.first((int) applied), 50));
    crashed.close();
  }

  @Test
  void aKilledProgramLeavesWholeEventsOnly() throws Exception {
    Files.delete(database());
    StoreFiles files = new StoreFiles(folder, scheme, usable::get);
    for (int kill = 1; kill <= 4; kill++) {
      Process child =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledProgram.class.getName(),
                  folder.toString(),
                  "11",
                  "30",
                  "60")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var lines = child.inputReader()) {
        String line = lines.readLine();
        for (int seen = 0; line != null && seen < kill * 2; seen++) {
          line = lines.readLine();
        }
        child.destroyForcibly();
        assertThat(child.waitFor(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
      }
      saysTheBeginningOfTheJournal(files);
    }
    opensAndSaysWhatIsRight();
  }

  @Test
  void aFullDiskUnderTheDatabaseStopsOnlyTheDatabase() throws Exception {
    FullDisk.register();
    scheme = FullDisk.SCHEME;
    open();
    awaitCurrent();
    Files.createFile(folder.resolve("full"));
    station.sales(60);
    projector.wake();
    await(StoreStatus.State.FAILED);
    station.sales(5);
    projector.wake();
    assertThat(projector.awaitApplied(journal.lastSeq(), Duration.ofMillis(50))).isFalse();
    Files.delete(folder.resolve("full"));
    awaitCurrent();
    assertThat(Tables.text(store)).isEqualTo(Tables.of(journal, 100));
  }

  @Test
  void leavesTheLastRoomToTheJournal() throws Exception {
    open();
    awaitCurrent();
    usable.set(LEAST_FREE - 1);
    station.sales(5);
    projector.wake();
    StoreStatus status = await(StoreStatus.State.DISK_FULL);
    assertThat(status.applied()).isLessThan(journal.lastSeq());
    usable.set(LEAST_FREE);
    projector.wake();
    awaitCurrent();
    assertThat(Tables.text(store)).isEqualTo(Tables.of(journal, 100));
  }

  @Test
  void doesNotThrowABrokenDatabaseAwayOnAFullDisk() throws Exception {
    Files.writeString(database(), "broken".repeat(3_000));
    usable.set(0);
    open();
    assertThat(store.database()).isNull();
    assertThatThrownBy(() -> store.reader().original("R1")).isInstanceOf(StoreUnavailable.class);
    await(StoreStatus.State.FAILED);
    assertThat(Files.exists(database())).isTrue();
    usable.set(Long.MAX_VALUE);
    awaitCurrent();
    assertThat(Tables.text(store)).isEqualTo(right);
  }

  @Test
  void waitsForAJournalThatCannotBeRead() throws Exception {
    open();
    awaitCurrent();
    journal.failWith(new IOException("torn"));
    station.sales(5);
    projector.wake();
    assertThat(await(StoreStatus.State.FAILED).detail()).isNotEmpty();
    journal.failWith(null);
    awaitCurrent();
    assertThat(Tables.text(store)).isEqualTo(Tables.of(journal, 100));
  }

  @Test
  void beginsAnewWhenTheSameBatchFailsAgainAndAgain() throws Exception {
    // A row of the future: the event that will have this seq cannot be written any more.
    long next = journal.lastSeq() + 1;
    asOwner(
        "INSERT INTO audit SELECT "
            + next
            + ", at_millis, business_day, operator, kind, subject, detail, amount_minor FROM audit"
            + " FETCH FIRST ROW ONLY");
    asOwner("UPDATE applied SET row_count = row_count + 1");
    open();
    awaitCurrent();
    station.closeDay();
    station.sales(5);
    projector.wake();
    awaitCurrent();
    assertThat(Tables.text(store)).isEqualTo(Tables.of(journal, 100));
  }
}
