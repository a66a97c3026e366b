package canopy.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.ServerProcess;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program as the system starts and stops it (SIGTERM), and what it logs. */
@ExtendWith(TestDatabases.class)
final class StopTest {
  private static final int LINES = 400;
  private static final int BATCH = 5;

  /** In the place of a status. */
  private static final int NONE = 0;

  @TempDir private Path folder;

  @Test
  void endsWhatIsUnderWayAndLogsOneObjectALine(TestDatabase database) throws Exception {
    TestTill till;
    String code;
    try (TestHeadOffice office = new TestHeadOffice(database)) {
      till = office.enrolled("T1");
      code = office.code("T1");
    }
    Path log = folder.resolve("log");
    int port = ServerProcess.freePort();
    Process server =
        ServerProcess.of(database, port)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(log.toFile())
            .start();
    TestTill line = till.movedTo(port);
    ServerProcess.awaitReady(line, server);
    TestJournal journal = new TestJournal("S001", "T1").fill(LINES, LocalDate.now());
    AtomicInteger acknowledged = new AtomicInteger();
    CountDownLatch sending = new CountDownLatch(3);
    try (HttpClient client = HttpClient.newHttpClient()) {
      // An open stream must not hold the server up.
      InputStream events =
          client
              .send(
                  line.signed("GET", "/v1/feed/events", new byte[0], new TestTill.Signing())
                      .header("Accept", "text/event-stream")
                      .build(),
                  BodyHandlers.ofInputStream())
              .body();
      FutureTask<Integer> sender =
          new FutureTask<>(() -> send(line.takingAnyAnswer(), journal, acknowledged, sending));
      Thread.ofVirtual().start(sender);
      assertThat(sending.await(60, TimeUnit.SECONDS)).isTrue();
      server.destroy();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(sender.get(60, TimeUnit.SECONDS)).as("the last answer").isIn(503, NONE);
      events.close();
      client.shutdownNow();
    }
    // What was acknowledged is stored, and what was stored was acknowledged.
    long stored =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery("SELECT last_seq FROM till WHERE till = 'T1'")
                        .mapTo(Long.class)
                        .one());
    assertThat(stored).isEqualTo(acknowledged.get());
    List<String> lines = Files.readAllLines(log);
    JsonMapper json = JsonMapper.builder().build();
    for (String one : lines) {
      JsonNode entry = json.readTree(one);
      assertThat(entry.path("timestamp").isNumber()).as(one).isTrue();
      assertThat(entry.path("level").asText()).as(one).isIn("INFO", "WARN", "ERROR");
      assertThat(entry.path("formattedMessage").asText()).as(one).isNotEmpty();
    }
    assertThat(lines).anyMatch(one -> one.contains("head office listens on"));
    assertThat(lines.getLast()).contains("head office has stopped");
    assertThat(String.join("\n", lines)).doesNotContain(code, "\"ERROR\"", "password", "Signature");
  }

  /** Connections that are silent are closed after a second; this one is silent for its answer. */
  @Test
  void answersWhatTakesLongerThanASecond(TestDatabase database) throws Exception {
    TestHeadOffice office = new TestHeadOffice(database);
    TestTill till = office.enrolled("T2");
    TestJournal journal = new TestJournal("S001", "T2").fill(BATCH, LocalDate.now());
    FutureTask<Answer> sent = new FutureTask<>(() -> till.postLines(journal.all()));
    Thread stop = Thread.ofPlatform().unstarted(office::close);
    try (Handle holder = database.jdbi().open()) {
      holder.begin();
      holder.execute("SELECT 1 FROM till WHERE till = 'T2' FOR UPDATE");
      Thread.ofVirtual().start(sent);
      awaitWaiting(database);
      stop.start();
      assertThat(stop.join(Duration.ofSeconds(3))).as("waits for it").isFalse();
      holder.rollback();
    }
    assertThat(sent.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(stop.join(Duration.ofSeconds(60))).isTrue();
  }

  private static void awaitWaiting(TestDatabase database) {
    String waiting =
        "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (database.jdbi().withHandle(h -> h.select(waiting).mapTo(int.class).one()) == 0) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** The status of the answer that ended it. */
  private static int send(
      TestTill till, TestJournal journal, AtomicInteger acknowledged, CountDownLatch sending) {
    while (acknowledged.get() < journal.size()) {
      try {
        int from = acknowledged.get() + 1;
        Answer answer = till.postLines(journal.lines(from, from + BATCH - 1));
        if (answer.status() != 200) {
          return answer.status();
        }
        acknowledged.set((int) answer.headSeq());
        sending.countDown();
      } catch (UncheckedIOException e) {
        return NONE; // Nobody listens any more.
      }
    }
    return 200;
  }
}
