package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sync.StubOffice.Reply;
import canopy.sync.SyncStatus.State;
import canopy.sync.Trouble.Code;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UploaderTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Uploader.Limits LIMITS =
      new Uploader.Limits(8, 100_000, Duration.ZERO, MINUTE);

  private final TillKey key = TillKey.create();
  private final Now now = new Now();
  private final TestJournal journal = new TestJournal();
  private final List<SyncStatus> news = new ArrayList<>();
  private StubOffice office;
  private HeadOfficeLine line;

  @BeforeEach
  void open() throws Exception {
    office = new StubOffice();
    line = line(office.address());
  }

  @AfterEach
  void close() {
    line.close();
    office.close();
  }

  private HeadOfficeLine line(HeadOfficeAddress address) {
    return new HeadOfficeLine(
        address,
        new HeadOfficeLine.Times(Duration.ofSeconds(60), Duration.ofSeconds(60), MINUTE),
        key,
        now,
        new SecureRandom());
  }

  private Uploader uploader() {
    return uploader(LIMITS);
  }

  private Uploader uploader(Uploader.Limits limits) {
    return new Uploader(line, journal, limits, now.times(), new Random(1), 0, news::add);
  }

  /** Steps until there is nothing to do now; the time until there is. */
  private static Duration settle(Uploader uploader) {
    Duration wait = uploader.step();
    for (int i = 0; wait.isZero(); i++) {
      assertThat(i).as("steps without end").isLessThan(1000);
      wait = uploader.step();
    }
    return wait;
  }

  @Test
  void sendsLinesAsWrittenInSignedBatches() throws Exception {
    journal.add(20, "coffee ".repeat(30));
    Uploader uploader = uploader();
    settle(uploader);

    assertThat(office.lines()).isEqualTo(journal.lines());
    assertThat(office.seen).hasSize(4).allMatch(seen -> StubOffice.isSigned(seen, key));
    StubOffice.Seen batch = office.seen.get(1);
    assertThat(batch.lines()).isEqualTo(journal.lines().subList(0, 8));
    assertThat(batch.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(batch.header("Content-Type")).isEqualTo("application/x-ndjson");
    SyncStatus status = uploader.status();
    assertThat(status.state()).isEqualTo(State.CONNECTED);
    assertThat(status.acknowledgedSeq()).isEqualTo(20);
    assertThat(status.acknowledgedAt()).isEqualTo(now.instant());
    assertThat(status.trouble()).isNull();
  }

  @Test
  void goesOnWhereHeadOfficeIs() throws Exception {
    journal.add(10, "sale");
    settle(uploader());
    journal.add(3, "sale");
    settle(uploader());
    assertThat(office.seen.getLast().lines()).isEqualTo(journal.lines().subList(10, 13));
    assertThat(office.lines()).isEqualTo(journal.lines());
  }

  @Test
  void keepsToTheLimitOfBytes() throws Exception {
    journal.add(6, "x".repeat(300));
    settle(uploader(new Uploader.Limits(100, 1000, Duration.ZERO, MINUTE)));
    assertThat(office.seen.get(1).lines()).hasSize(2);
    assertThat(office.lines()).isEqualTo(journal.lines());
  }

  @Test
  void gathersWhatIsWrittenInQuickSuccession() {
    Uploader uploader = uploader(new Uploader.Limits(8, 100_000, Duration.ofMillis(700), MINUTE));
    now.pass(SECOND);
    journal.add(1, "sale");
    settle(uploader);
    assertThat(office.lines()).hasSize(1);
    journal.add(1, "sale");
    assertThat(settle(uploader)).isEqualTo(Duration.ofMillis(700));
    assertThat(office.lines()).hasSize(1);
    journal.add(1, "sale");
    now.pass(Duration.ofMillis(700));
    settle(uploader);
    assertThat(office.seen).hasSize(3);
    assertThat(office.lines()).hasSize(3);
  }

  @Test
  void sendsHalfAsManyLinesWhenHeadOfficeSaysTooLarge() throws Exception {
    journal.add(8, "sale");
    Uploader uploader = uploader();
    uploader.step();
    office.says(Reply.problem(413, "too-large", ""), new Reply(413, "text/html", "no", List.of()));
    settle(uploader);
    assertThat(office.seen.get(2).lines()).hasSize(4);
    assertThat(office.seen.get(3).lines()).hasSize(2);
    assertThat(office.lines()).isEqualTo(journal.lines());
    assertThat(uploader.status().trouble()).isNull();
  }

  @Test
  void saysWhichDecisionIsTooLarge() {
    journal.add(1, "sale");
    Uploader uploader = uploader();
    uploader.step();
    office.says(Reply.problem(413, "too-large", ""));
    assertThat(settle(uploader)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(uploader.status().state()).isEqualTo(State.STOPPED);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.TOO_LARGE, 1));
  }

  @Test
  void comesBackWhenHeadOfficeWantsItBack() {
    journal.add(1, "sale");
    Uploader uploader = uploader();
    office.says(Reply.problem(429, "too-many", "", "Retry-After", "17"));
    assertThat(settle(uploader)).isEqualTo(Duration.ofSeconds(17));
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.TOO_MANY));
    now.pass(Duration.ofSeconds(16));
    assertThat(settle(uploader)).isEqualTo(SECOND);
    assertThat(office.seen).hasSize(1);
    now.pass(SECOND);
    settle(uploader);
    assertThat(office.lines()).hasSize(1);
  }

  @Test
  void waitsLongerAfterEachFailureButNotForAPerson() {
    journal.add(1, "sale");
    Uploader uploader = uploader();
    long step = 1000;
    for (int i = 0; i < 9; i++) {
      office.says(new Reply(503, "text/plain", "", List.of()));
      Duration wait = settle(uploader);
      assertThat(wait.toMillis()).isBetween(step / 2, step);
      assertThat(uploader.status().state()).isEqualTo(State.NOT_CONNECTED);
      assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.SERVER_FAULT, 503));
      now.pass(wait);
      step = Math.min(60_000, 2 * step);
    }
    assertThat(news.stream().filter(status -> status.state() == State.NOT_CONNECTED)).hasSize(1);
    office.says(new Reply(503, "text/plain", "", List.of()));
    settle(uploader);
    uploader.tryNow();
    settle(uploader);
    assertThat(office.lines()).hasSize(1);
    assertThat(uploader.status().state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void newLinesDoNotEndTheBackOff() {
    Uploader uploader = uploader();
    office.says(new Reply(500, "text/plain", "", List.of()));
    Duration wait = settle(uploader);
    journal.add(1, "sale");
    uploader.wake();
    assertThat(settle(uploader)).isEqualTo(wait);
    assertThat(office.seen).hasSize(1);
  }

  @Test
  void goesBackWhenHeadOfficeWasRestored() {
    journal.add(12, "sale");
    Uploader uploader = uploader();
    settle(uploader);
    office.head(journal.head(3));
    journal.add(1, "sale");
    settle(uploader);
    assertThat(office.lines()).isEqualTo(journal.lines());
    assertThat(uploader.status().acknowledgedSeq()).isEqualTo(13);
  }

  @Test
  void goesForwardWhenHeadOfficeHasMoreThanItSaid() {
    journal.add(12, "sale");
    settle(uploader());
    Uploader late = uploader();
    office.says(Reply.json("{\"state\":\"ACTIVE\",\"head\":" + json(journal.head(2)) + "}"));
    settle(late);
    assertThat(late.status().acknowledgedSeq()).isEqualTo(12);
    assertThat(office.lines()).isEqualTo(journal.lines());
  }

  @Test
  void saysSoWhenHeadOfficeMissesLinesAgainAndAgain() {
    journal.add(12, "sale");
    Uploader uploader = uploader();
    uploader.step();
    String gap = ",\"head\":" + json(journal.head(4));
    office.says(Reply.problem(409, "gap", gap), Reply.problem(409, "gap", gap));
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.GAP, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "409, fork, '\"seq\":7', FORK, 7",
    "409, quarantined, '\"reason\":\"two tills\"', QUARANTINED, two tills",
    "403, revoked, '\"reason\":\"stolen\"', REVOKED, stolen",
    "401, not-signed, '\"x\":1', NOT_SIGNED,"
  })
  void stopsWithTheReasonAndAsksNowAndThen(
      int status, String name, String members, Code code, String detail) {
    journal.add(1, "sale");
    Uploader uploader = uploader();
    uploader.step();
    office.says(Reply.problem(status, name, "," + members));
    Duration wait = settle(uploader);
    assertThat(wait).isBetween(Duration.ofSeconds(30), MINUTE);
    assertThat(uploader.status().state()).isEqualTo(State.STOPPED);
    assertThat(uploader.status().trouble())
        .isEqualTo(detail == null ? Trouble.of(code) : Trouble.of(code, detail));
    assertThat(code.stops()).isTrue();
    now.pass(wait);
    settle(uploader);
    assertThat(uploader.status().state()).isEqualTo(State.CONNECTED);
    assertThat(office.lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"QUARANTINED, QUARANTINED", "REVOKED, REVOKED"})
  void stopsWhenTheTillsStateSaysSo(String state, Code code) {
    Uploader uploader = uploader();
    office.says(
        Reply.json(
            "{\"state\":\""
                + state
                + "\",\"reason\":\"ask Li\",\"head\":"
                + json(journal.head())
                + "}"));
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(code, "ask Li"));
  }

  @Test
  void letsHeadOfficeFindTheFork() throws Exception {
    journal.add(5, "sale");
    settle(uploader());
    TestJournal other = new TestJournal().add(5, "another sale");
    Uploader uploader = new Uploader(line, other, LIMITS, now.times(), new Random(1), 0, news::add);
    settle(uploader);
    assertThat(office.seen.getLast().lines()).isEqualTo(other.lines().subList(4, 5));
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.FORK, 5));
    assertThat(office.lines()).isEqualTo(journal.lines());
  }

  @Test
  void saysThatItIsAnOldCopyUntilNewLinesProveTheFork() {
    journal.add(9, "sale");
    settle(uploader());
    TestJournal old = new TestJournal().add(6, "sale");
    Uploader uploader = new Uploader(line, old, LIMITS, now.times(), new Random(1), 0, news::add);
    settle(uploader);
    assertThat(uploader.status().state()).isEqualTo(State.STOPPED);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.LACKS_LINES, 9, 6));
    old.add(1, "sold since");
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.FORK, 7));
    assertThat(office.lines()).isEqualTo(journal.lines());
  }

  @Test
  void signsWithHeadOfficesTimeWhenItsOwnIsWrong() {
    journal.add(1, "sale");
    Instant there = now.instant().plus(Duration.ofHours(8));
    office.says(Reply.problem(401, "clock-skew", ",\"serverTime\":\"" + there + "\""));
    settle(uploader());
    assertThat(line.clockSkew()).isEqualTo(Duration.ofHours(8));
    assertThat(office.seen.get(1).header("Signature-Input"))
        .contains(";created=" + there.getEpochSecond() + ";");
    assertThat(office.lines()).hasSize(1);
  }

  @Test
  void saysThatTheClockIsWrongWhenThatDoesNotHelp() {
    Reply skew = Reply.problem(401, "clock-skew", ",\"serverTime\":\"2026-03-02T08:00:00.000Z\"");
    office.says(skew, skew);
    Uploader uploader = uploader();
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.CLOCK_SKEW));
  }

  @Test
  void signsAnewWhenTheNetworkSentARequestTwice() {
    journal.add(1, "sale");
    office.says(Reply.problem(401, "replayed", ""));
    settle(uploader());
    assertThat(office.seen.get(0).header("Signature-Input"))
        .isNotEqualTo(office.seen.get(1).header("Signature-Input"));
    assertThat(office.lines()).hasSize(1);
    Reply replayed = Reply.problem(401, "replayed", "");
    office.says(replayed, replayed);
    Uploader again = uploader();
    settle(again);
    assertThat(again.status().trouble()).isEqualTo(Trouble.of(Code.REPLAYED));
  }

  @Test
  void isNotFooledByAnotherServer() {
    Uploader uploader = uploader();
    journal.add(1, "sale");
    for (Reply other :
        List.of(
            new Reply(200, "text/html", "<html>sign in to the WLAN</html>", List.of()),
            new Reply(302, "text/html", "", List.of("Location", "http://127.0.0.1:1/login")),
            Reply.json("{\"head\":{\"seq\":1,\"hash\":\"short\"}}"))) {
      office.says(other);
      Duration wait = settle(uploader);
      assertThat(uploader.status().trouble())
          .isEqualTo(Trouble.of(Code.NOT_UNDERSTOOD, other.status()));
      now.pass(wait);
    }
    settle(uploader);
    uploader.step();
    journal.add(1, "sale");
    office.says(Reply.json("{\"head\":{\"seq\":2,\"hash\":\"" + "a".repeat(64) + "\"}}"));
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.NOT_UNDERSTOOD, 200));
    assertThat(uploader.status().acknowledgedSeq()).isEqualTo(1);
  }

  @Test
  void saysWhatItDoesNotKnow() {
    office.says(Reply.problem(400, "bad-request", ""));
    Uploader uploader = uploader();
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.REFUSED, 400, "bad-request"));
  }

  @Test
  void saysWhichLineIsBroken() {
    journal.add(2, "sale");
    Uploader uploader = uploader();
    uploader.step();
    office.says(Reply.problem(422, "broken-line", ",\"seq\":2"));
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.BROKEN_LINE, 2));
  }

  @Test
  void countsLinesThatHeadOfficeCannotRead() {
    journal.add(1, "sale");
    Uploader uploader = uploader();
    uploader.step();
    office.says(Reply.json("{\"head\":" + json(journal.head()) + ",\"quarantined\":3}"));
    settle(uploader);
    assertThat(uploader.status().unreadable()).isEqualTo(3);
    assertThat(uploader.status().state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void saysSinceWhenNobodyListens() {
    Uploader uploader = uploader();
    settle(uploader);
    Instant before = now.instant();
    office.close();
    now.pass(MINUTE);
    Duration wait = settle(uploader);
    assertThat(uploader.status().state()).isEqualTo(State.NOT_CONNECTED);
    assertThat(uploader.status().since()).isEqualTo(before.plus(MINUTE));
    Trouble trouble = uploader.status().trouble();
    assertThat(trouble).isNotNull();
    assertThat(trouble.code()).isIn(Code.NOT_REACHED, Code.BROKEN_OFF);
    now.pass(wait);
    settle(uploader);
    assertThat(uploader.status().since()).isEqualTo(before.plus(MINUTE));
  }

  @Test
  void asksWhetherHeadOfficeIsStillThere() {
    Uploader uploader = uploader();
    assertThat(settle(uploader)).isEqualTo(MINUTE);
    now.pass(MINUTE);
    settle(uploader);
    assertThat(office.seen).hasSize(2).allMatch(seen -> seen.uri().equals("/v1/till"));
  }

  @Test
  void saysThatTheJournalCannotBeRead() {
    journal.add(1, "sale");
    Uploader uploader = uploader();
    journal.unreadable(true);
    Duration wait = settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.JOURNAL_UNREADABLE));
    journal.unreadable(false);
    now.pass(wait);
    settle(uploader);
    assertThat(office.lines()).hasSize(1);
  }

  @Test
  void sendsNewLinesAtOnceOnItsOwnThread() throws Exception {
    LinkedBlockingQueue<SyncStatus> heard = new LinkedBlockingQueue<>();
    try (Uploader uploader =
        new Uploader(line, journal, LIMITS, now.times(), new Random(1), 0, heard::add)) {
      uploader.start();
      assertThat(heard.poll(60, TimeUnit.SECONDS)).isNotNull();
      for (int i = 1; i <= 3; i++) {
        journal.add(1, "sale");
        uploader.wake();
        SyncStatus status = heard.poll(60, TimeUnit.SECONDS);
        assertThat(status).isNotNull();
        assertThat(status.acknowledgedSeq()).isEqualTo(i);
      }
    }
  }

  private static String json(Head head) {
    return "{\"seq\":" + head.seq() + ",\"hash\":\"" + head.hash() + "\"}";
  }
}
