package canopy.headoffice.journal;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.ServerProcess;
import canopy.headoffice.support.Tables;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's process is killed while a till sends its journal: between store and answer, and at
 * random. The till resends until it hears, as the protocol says; every line and every row is there
 * once.
 */
@ExtendWith(TestDatabases.class)
final class ServerKillTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final LocalDate DAY = LocalDate.now();

  @TempDir private Path folder;

  @Test
  void everyLineIsThereOnce(TestDatabase database) throws Exception {
    Jdbi jdbi = database.jdbi();
    TestTill till;
    Map<String, List<String>> wanted;
    TestJournal journal = journal("T1");
    try (TestHeadOffice office = new TestHeadOffice(database)) {
      till = office.enrolled("T1");
      TestTill whole = office.enrolled("T2");
      assertThat(whole.postLines(journal("T2").all()).status()).isEqualTo(200);
      wanted = Tables.of(jdbi, "T2");
    }
    Random random = new Random(5);
    int kills = 0;
    int head = 0;
    while (head < journal.size()) {
      int port = ServerProcess.freePort();
      Process server = server(database, port);
      TestTill line = till.movedTo(port);
      ServerProcess.awaitReady(line, server);
      // The last server runs to the end.
      boolean killed = kills < 4;
      int to = killed ? Math.min(journal.size(), head + 90) : journal.size();
      if (killed && kills % 2 == 0) {
        // Between store and answer: the answer is never read.
        String lines = journal.lines(head + 1, to);
        Thread sender = Thread.ofVirtual().start(() -> quietly(line, lines));
        await(() -> stored(jdbi) == to);
        server.destroyForcibly().waitFor();
        sender.join();
        kills++;
        continue;
      }
      if (killed) {
        Thread killer = killAfterLines(server, jdbi, head + 1 + random.nextInt(30));
        head = sendInPieces(line, journal, head, to, random);
        killer.interrupt();
        killer.join();
        server.destroyForcibly().waitFor();
        kills++;
        continue;
      }
      head = sendInPieces(line, journal, head, to, random);
      server.destroy();
      server.waitFor();
    }
    assertThat(stored(jdbi)).isEqualTo(journal.size());
    assertThat(count(jdbi, "SELECT count(*) FROM journal_line WHERE till = 'T1'"))
        .isEqualTo(journal.size());
    assertThat(Tables.of(jdbi, "T1")).isEqualTo(wanted);
  }

  private static TestJournal journal(String till) {
    TestStation station = new TestStation(new TestJournal("S001", till), DAY, 9, "R1");
    for (int i = 0; i < 40; i++) {
      station.sell();
    }
    return station.journal();
  }

  /** Sends what is left in small batches. Returns how far it was acknowledged. */
  private static int sendInPieces(
      TestTill till, TestJournal journal, int head, int to, Random random) {
    int acknowledged = head;
    while (acknowledged < to) {
      int next = Math.min(to, acknowledged + 1 + random.nextInt(10));
      try {
        Answer answer = till.postLines(journal.lines(acknowledged + 1, next));
        if (answer.status() != 200) {
          return acknowledged;
        }
        assertThat(answer.headSeq()).isGreaterThanOrEqualTo(next);
        acknowledged = (int) answer.headSeq();
      } catch (UncheckedIOException e) {
        return acknowledged;
      }
    }
    return acknowledged;
  }

  private static void quietly(TestTill till, String lines) {
    try {
      till.postLines(lines);
    } catch (UncheckedIOException e) {
      // The server was killed.
    }
  }

  private static Thread killAfterLines(Process server, Jdbi jdbi, long lines) {
    return Thread.ofPlatform()
        .start(
            () -> {
              while (!Thread.interrupted()) {
                if (stored(jdbi) >= lines) {
                  server.destroyForcibly();
                  return;
                }
              }
            });
  }

  private Process server(TestDatabase database, int port) throws IOException {
    return ServerProcess.of(database, port)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server-" + port + ".log").toFile())
        .start();
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static long stored(Jdbi jdbi) {
    return count(jdbi, "SELECT last_seq FROM till WHERE till = 'T1'");
  }

  private static long count(Jdbi jdbi, String sql) {
    return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one().longValue());
  }
}
