package canopy.headoffice.journal;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Batches that are copied before their turn: the till's row is held, so that the first of them gets
 * no further, until those behind it have been copied.
 */
@ExtendWith(TestDatabases.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AheadTest {
  private static final LocalDate TODAY = LocalDate.now();
  private static final long PATIENCE_SECONDS = 60;

  private TestDatabase database;
  private TestHeadOffice office;
  private Jdbi jdbi;
  private int tills;
  private String name;
  private TestTill till;
  private TestStation station;
  private Handle holder;

  @BeforeAll
  void start(TestDatabase on) throws IOException {
    database = on;
    office = new TestHeadOffice(database);
    jdbi = database.jdbi();
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @BeforeEach
  void sellAndHold() {
    tills++;
    name = "T" + tills;
    till = office.enrolled(name);
    station = sold(tills);
    holder = jdbi.open();
  }

  private TestStation sold(long seed) {
    TestStation sold = new TestStation(new TestJournal("S001", name), TODAY, seed, seed + "-");
    while (sold.journal().size() < 900) {
      sold.sell();
    }
    return sold;
  }

  @AfterEach
  void letGo() {
    holder.close();
  }

  @Test
  void isSeenInItsTurnOnly() throws Exception {
    hold();
    CompletableFuture<Answer> first = post(1, 300);
    awaitWaiting(1);
    CompletableFuture<Answer> second = post(301, 600);
    awaitCopied(1);
    CompletableFuture<Answer> third = post(601, station.journal().size());
    awaitCopied(2);
    assertThat(count("journal_line")).isZero();
    assertThat(count("sale")).isZero();
    holder.rollback();
    assertThat(get(first).headSeq()).isEqualTo(300);
    assertThat(get(second).headSeq()).isEqualTo(600);
    assertThat(get(third).headSeq()).isEqualTo(station.journal().size());
    assertThat(get(third).json().path("head").path("hash").asText())
        .isEqualTo(station.journal().hash());
    assertThat(count("journal_line")).isEqualTo(station.journal().size());
    assertThat(count("sale")).isEqualTo(station.sales().size());
    assertThat(till.get("/v1/journal?from=1&limit=2000").body())
        .isEqualTo(station.journal().all().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void leavesNothingBehindAFork() throws Exception {
    till.postLines(new TestJournal("S001", name).fill(300, TODAY).all());
    hold();
    CompletableFuture<Answer> fork = post(301, 600);
    awaitWaiting(1);
    CompletableFuture<Answer> second = post(601, 900);
    awaitCopied(1);
    holder.rollback();
    assertThat(get(fork).problem()).isEqualTo("fork");
    assertThat(get(second).problem()).isEqualTo("quarantined");
    assertThat(count("journal_line")).isEqualTo(300);
    assertThat(count("sale")).isZero();
    assertThat(till.get("/v1/till").problem()).isEqualTo("quarantined");
  }

  @Test
  void findsTheForkBetweenTwoBatches() throws Exception {
    TestJournal other = sold(-tills).journal();
    hold();
    CompletableFuture<Answer> first = post(1, 300);
    awaitWaiting(1);
    CompletableFuture<Answer> second = post(till, other.lines(301, 600));
    awaitCopied(1);
    holder.rollback();
    assertThat(get(first).headSeq()).isEqualTo(300);
    assertThat(get(second).problem()).isEqualTo("fork");
    assertThat(get(second).json().path("seq").asLong()).isEqualTo(301);
    assertThat(count("journal_line")).isEqualTo(300);
    assertThat(count("foreign_line")).isEqualTo(300);
  }

  @Test
  void isStoredOnceWhenItComesTwice() throws Exception {
    hold();
    CompletableFuture<Answer> first = post(1, 300);
    awaitWaiting(1);
    CompletableFuture<Answer> second = post(301, 600);
    awaitCopied(1);
    CompletableFuture<Answer> again = post(301, 600);
    holder.rollback();
    assertThat(get(first).headSeq()).isEqualTo(300);
    assertThat(get(second).headSeq()).isEqualTo(600);
    assertThat(get(again).headSeq()).isEqualTo(600);
    assertThat(count("journal_line")).isEqualTo(600);
  }

  @Test
  void isStoredOnceWhenAnotherCopyOfTheProgramHasItToo() throws Exception {
    try (TestHeadOffice copy = new TestHeadOffice(database)) {
      TestTill there = till.movedTo(copy.port());
      hold();
      CompletableFuture<Answer> first = post(1, 300);
      awaitWaiting(1);
      CompletableFuture<Answer> second = post(301, 600);
      awaitCopied(1);
      CompletableFuture<Answer> both = post(there, station.journal().lines(1, 600));
      awaitWaiting(2);
      holder.rollback();
      assertThat(get(first).headSeq()).isEqualTo(300);
      // Each holds what the other waits for: PostgreSQL lets one go, which sends again.
      assertThat(get(second).status()).isIn(200, 500, 503);
      assertThat(get(both).status()).isIn(200, 500, 503);
      assertThat(till.postLines(station.journal().lines(1, 600)).headSeq()).isEqualTo(600);
      assertThat(count("journal_line")).isEqualTo(600);
      assertThat(till.postLines(station.journal().lines(601, 900)).headSeq()).isEqualTo(900);
    }
  }

  private void hold() {
    holder.begin();
    holder.execute("SELECT 1 FROM till WHERE site = 'S001' AND till = ? FOR UPDATE", name);
  }

  private CompletableFuture<Answer> post(int from, int to) {
    return post(till, station.journal().lines(from, to));
  }

  private static CompletableFuture<Answer> post(TestTill from, String lines) {
    return CompletableFuture.supplyAsync(
        () -> from.postLines(lines), task -> Thread.ofVirtual().start(task));
  }

  private static Answer get(CompletableFuture<Answer> answer) throws Exception {
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void awaitWaiting(int count) {
    await("wait_event_type = 'Lock' AND query LIKE '%FOR UPDATE%'", count);
  }

  /** Its rows have a savepoint, which a batch gives up before it waits. */
  private void awaitCopied(int count) {
    await("state = 'idle in transaction' AND query LIKE 'RELEASE%'", count);
  }

  private void await(String state, int count) {
    long begun = System.nanoTime();
    String query =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND " + state;
    while (jdbi.withHandle(h -> h.createQuery(query).mapTo(Integer.class).one()) != count) {
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
    }
  }

  private long count(String table) {
    return jdbi.withHandle(
        h ->
            h.createQuery("SELECT count(*) FROM " + table + " WHERE till = ?")
                .bind(0, name)
                .mapTo(Long.class)
                .one());
  }
}
