package canopy.headoffice.journal;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.identity.Stations;
import canopy.headoffice.identity.TillState;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import canopy.headoffice.support.TestTill.Signing;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JournalTest {
  private static final LocalDate TODAY = LocalDate.now();

  private TestDatabase database;
  private TestHeadOffice office;
  private int tills;
  private String name;
  private TestTill till;
  private TestJournal journal;

  @BeforeAll
  void start(TestDatabase on) throws IOException {
    database = on;
    office = new TestHeadOffice(database);
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @BeforeEach
  void enrol() {
    tills++;
    name = "T" + tills;
    till = office.enrolled(name);
    journal = empty().fill(10, TODAY);
  }

  @Test
  void storesLinesAsTheyCameAndGivesThemBack() {
    Answer answer = till.postLines(journal.all());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headSeq()).isEqualTo(10);
    assertThat(answer.json().path("head").path("hash").asText()).isEqualTo(journal.hash());
    Answer lines = till.get("/v1/journal?from=1&limit=2000");
    assertThat(lines.status()).isEqualTo(200);
    assertThat(new String(lines.body(), StandardCharsets.UTF_8)).isEqualTo(journal.all());
    assertThat(lines.headers().get("canopy-head")).isEqualTo("10 " + journal.hash());
    assertThat(till.get("/v1/journal?from=4&limit=2").body())
        .isEqualTo(journal.lines(4, 5).getBytes(StandardCharsets.UTF_8));
    assertThat(till.get("/v1/journal?from=11").body()).isEmpty();
    assertThat(till.get("/v1/journal?from=0").problem()).isEqualTo("bad-request");
    assertThat(till.get("/v1/journal?limit=2001").problem()).isEqualTo("bad-request");
  }

  @Test
  void takesPlainBodiesToo() {
    byte[] plain = journal.all().getBytes(StandardCharsets.UTF_8);
    assertThat(till.post("/v1/journal", plain).headSeq()).isEqualTo(10);
  }

  @Test
  void skipsWhatItHasAndAddsTheRest() {
    till.postLines(journal.lines(1, 6));
    assertThat(till.postLines(journal.lines(3, 6)).headSeq()).isEqualTo(6);
    assertThat(till.postLines(journal.lines(2, 9)).headSeq()).isEqualTo(9);
    assertThat(till.postLines(journal.lines(1, 1)).headSeq()).isEqualTo(9);
    assertThat(till.postLines(journal.lines(10, 10)).headSeq()).isEqualTo(10);
    assertThat(stored()).isEqualTo(10);
  }

  @Test
  void refusesAGapAndSaysWhereToGoOn() {
    till.postLines(journal.lines(1, 3));
    Answer answer = till.postLines(journal.lines(5, 6));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("gap");
    assertThat(answer.headSeq()).isEqualTo(3);
    assertThat(stored()).isEqualTo(3);
  }

  @Test
  void putsATillWhoseJournalWasRestoredIntoQuarantine() {
    till.postLines(journal.all());
    TestJournal other =
        journal
            .upTo(7)
            .add(
                "{\"seq\":8,\"at\":\"2026-11-22T00:00:00.000Z\",\"day\":\"%s\",\"site\":\"S001\",\"till\":\"%s\",\"by\":\"1\",\"type\":\"a.b\",\"v\":1,\"data\":{}}"
                    .formatted(TODAY, name));
    other.fill(5, TODAY);
    Answer answer = till.postLines(other.lines(6, 12));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("fork");
    assertThat(answer.json().path("seq").asLong()).isEqualTo(8);
    assertThat(answer.headSeq()).isEqualTo(10);
    assertThat(stored()).isEqualTo(10);
    Answer afterwards = till.get("/v1/till");
    assertThat(afterwards.problem()).isEqualTo("quarantined");
    assertThat(afterwards.json().path("reason").asText()).contains("Line 8");
    assertThat(till.postLines(journal.all()).problem()).isEqualTo("quarantined");

    Forks.Open open = office.headOffice().forks().open().getFirst();
    assertThat(open.fork().seq()).isEqualTo(8);
    assertThat(open.lines()).isEqualTo(5);
    assertThat(open.keyId()).isEqualTo(till.keyId());
    assertThat(office.headOffice().forks().lines("S001", name, open.foundAt()))
        .isEqualTo(other.lines(8, 12).getBytes(StandardCharsets.UTF_8));
    office.headOffice().forks().release("S001", name, "chief", "The right disk is back.");
    assertThat(office.headOffice().forks().open()).noneMatch(one -> one.till().equals(name));
    assertThat(till.postLines(journal.fill(2, TODAY).lines(9, 12)).headSeq()).isEqualTo(12);
  }

  @Test
  void aLineThatDoesNotContinueTheHeadIsAFork() {
    till.postLines(journal.lines(1, 5));
    TestJournal other = empty().fill(6, TODAY.minusDays(1));
    Answer answer = till.postLines(other.lines(6, 6));
    assertThat(answer.problem()).isEqualTo("fork");
    assertThat(answer.json().path("seq").asLong()).isEqualTo(6);
    assertThat(state()).isEqualTo(TillState.QUARANTINED);
  }

  @Test
  void aLineOfAnotherDayUnderAStoredNumberIsAFork() {
    till.postLines(journal.all());
    TestJournal other = empty().fill(3, TODAY.minusDays(1));
    assertThat(till.postLines(other.all()).problem()).isEqualTo("fork");
    assertThat(office.headOffice().forks().open().getFirst().fork().storedHash())
        .isEqualTo(journal.lines(1, 1).substring(0, 64));
  }

  @Test
  void aMachineInTheForkedOnesPlaceFetchesTheJournal() {
    till.postLines(journal.all());
    till.postLines(empty().fill(3, TODAY.minusDays(1)).all());
    assertThat(state()).isEqualTo(TillState.QUARANTINED);
    TestTill next = new TestTill(office.port());
    Answer enrolled = next.enrol(office.code(name), "S001", name, false);
    assertThat(enrolled.headSeq()).isEqualTo(10);
    assertThat(next.get("/v1/journal?from=1").body())
        .isEqualTo(journal.all().getBytes(StandardCharsets.UTF_8));
    assertThat(next.postLines(journal.fill(1, TODAY).lines(11, 11)).headSeq()).isEqualTo(11);
  }

  @Test
  void refusesBrokenLinesAndStoresNothingOfTheBatch() {
    String good = journal.lines(1, 3);
    String wrongHash = "0".repeat(64) + journal.lines(4, 4).substring(64);
    assertBroken(good + wrongHash, 4);
    assertBroken(good + journal.lines(5, 5), 4);
    assertBroken(good + journal.lines(4, 4).replace("forecourt.stopped", "forecourt.stoppex"), 4);
    assertBroken(good + journal.lines(4, 4).strip(), 4);
    assertBroken(good + "\n" + journal.lines(4, 4), 4);
    assertBroken(good + "nonsense\n", 4);
    assertBroken(new TestJournal("S002", "T1").fill(1, TODAY).all(), 0);
    assertBroken(new TestJournal("S001", "T999").fill(1, TODAY).all(), 0);
    assertThat(stored()).isZero();
    assertThat(till.postLines("").problem()).isEqualTo("bad-request");
    assertThat(state()).isEqualTo(TillState.ACTIVE);
    assertThat(till.postLines(empty().add(line(",\"part\":[1,2]")).all()).headSeq()).isEqualTo(1);
  }

  @Test
  void bytesThatAreNoTextAreStoredAsTheyAre() {
    String json = line("").replace("{}", "{\"a\":\"\\u0000 \\ud800 \uD83D\uDE00\"}");
    TestJournal odd = empty().add(json);
    assertThat(till.postLines(odd.all()).headSeq()).isEqualTo(1);
    assertThat(till.get("/v1/journal").body())
        .isEqualTo(odd.all().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void limitsLinesAndBytesAlsoOfWhatIsUnpacked() {
    JsonNode takes = till.get("/v1/till").json().path("takes");
    int most = takes.path("lines").asInt();
    assertThat(takes.path("bytes").asInt()).isEqualTo(4 * 1024 * 1024);
    TestJournal full = empty().fill(most + 1, TODAY);
    assertThat(till.postLines(full.all()).problem()).isEqualTo("too-large");
    assertThat(till.postLines(full.lines(1, most)).headSeq()).isEqualTo(most);
    byte[] bomb = new byte[200 * 1024 * 1024];
    Answer answer = till.postGzip("/v1/journal", bomb);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("too-large");
    assertThat(
            till.send(
                    till.signed("POST", "/v1/journal", new byte[8 * 1024 * 1024 + 1], new Signing())
                        .expectContinue(true)
                        .build())
                .problem())
        .isEqualTo("too-large");
    assertThat(
            till.send(
                    till.signed("POST", "/v1/journal", new byte[50], new Signing())
                        .header("Content-Encoding", "gzip")
                        .build())
                .problem())
        .isEqualTo("bad-request");
  }

  @Test
  void aBacklogIsNotSlowedByTheLimitOfRequests() {
    TestJournal long_ = empty().fill(100, TODAY);
    for (int seq = 1; seq <= 100; seq++) {
      assertThat(till.postLines(long_.lines(seq, seq)).headSeq()).isEqualTo(seq);
    }
  }

  @Test
  void linesOfDaysFarAwayAreKeptAndFoundToo() {
    TestJournal wide =
        empty()
            .fill(2, TODAY.minusDays(3000))
            .fill(2, TODAY.plusDays(500))
            .fill(2, TODAY.minusDays(30))
            .fill(2, TODAY);
    assertThat(till.postLines(wide.all()).headSeq()).isEqualTo(8);
    assertThat(till.postLines(wide.all()).headSeq()).isEqualTo(8);
    assertThat(till.get("/v1/journal").body())
        .isEqualTo(wide.all().getBytes(StandardCharsets.UTF_8));
    database.jdbi().useHandle(h -> h.execute("SELECT make_day(?)", TODAY.plusDays(500)));
    assertThat(till.get("/v1/journal").body())
        .isEqualTo(wide.all().getBytes(StandardCharsets.UTF_8));
    assertThat(count("journal_line_other")).isEqualTo(2);
  }

  @Test
  void signsOffOnlyWhenAllLinesAreThere() {
    till.postLines(journal.lines(1, 9));
    Answer missing = signOff(10);
    assertThat(missing.status()).isEqualTo(409);
    assertThat(missing.problem()).isEqualTo("lines-missing");
    assertThat(missing.headSeq()).isEqualTo(9);
    till.postLines(journal.lines(10, 10));
    assertThat(signOff(10).status()).isEqualTo(200);
    assertThat(signOff(10).status()).isEqualTo(200);
    assertThat(state()).isEqualTo(TillState.SIGNED_OFF);
    assertThat(till.get("/v1/till").problem()).isEqualTo("not-signed");
    assertThat(till.postLines(journal.fill(1, TODAY).lines(11, 11)).problem())
        .isEqualTo("not-signed");
  }

  @Test
  void answersUnknownAddressesWithAProblem() {
    assertThat(till.get("/v1/nothing").problem()).isEqualTo("not-found");
  }

  @Test
  void metersBatches() {
    till.postLines(journal.all());
    till.postLines(journal.all());
    String text = new String(till.get("/metrics").body(), StandardCharsets.UTF_8);
    assertThat(text)
        .contains("headoffice_journal_lines_total ")
        .contains("headoffice_journal_batches_total{result=\"stored\"} ")
        .contains("headoffice_journal_batches_total{result=\"repeated\"} ")
        .contains("headoffice_request_seconds_count{route=\"POST /v1/journal\",status=\"200\"} ");
  }

  private void assertBroken(String lines, long seq) {
    Answer answer = till.postLines(lines);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("broken-line");
    assertThat(answer.json().path("seq").asLong()).isEqualTo(seq);
  }

  private TestJournal empty() {
    return new TestJournal("S001", name);
  }

  private String line(String more) {
    return "{\"seq\":1,\"at\":\"2026-11-22T00:00:00.000Z\",\"day\":\"2026-11-22\",\"site\":\"S001\",\"till\":\"%s\",\"by\":\"1001\",\"type\":\"forecourt.stopped\",\"v\":1,\"data\":{}"
            .formatted(name)
        + more
        + "}";
  }

  private Answer signOff(long seq) {
    return till.post(
        "/v1/till/sign-off", ("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8));
  }

  private TillState state() {
    Stations.Till row = office.headOffice().stations().till("S001", name).orElseThrow();
    return row.state();
  }

  private long stored() {
    return count("journal_line");
  }

  private long count(String table) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT count(*) FROM " + table + " WHERE till = '" + name + "'")
                    .mapTo(Long.class)
                    .one()
                    .longValue());
  }
}
