package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.sync.StubOffice.Reply;
import canopy.sync.SyncStatus.State;
import canopy.sync.Trouble.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every answer that is no good one, and what it comes to. */
final class UploaderTroubleTest extends UploaderFixture {
  @ParameterizedTest
  @CsvSource({
    "409, fork, '\"seq\":7', FORK, 7",
    "409, quarantined, '\"seq\":8,\"reason\":\"two tills\"', QUARANTINED, 8",
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
  @CsvSource({"QUARANTINED, QUARANTINED, 8", "REVOKED, REVOKED, ask Li"})
  void stopsWhenTheTillsStateSaysSo(String state, Code code, String detail) {
    Uploader uploader = uploader();
    office.says(
        Reply.json(
            "{\"state\":\""
                + state
                + "\",\"reason\":\"ask Li\",\"seq\":8,\"head\":"
                + json(journal.head())
                + "}"));
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(code, detail));
  }

  @Test
  void signsWithHeadOfficesTimeWhenItsOwnIsWrong() {
    journal.add(1, "sale");
    Instant there = now.instant().plus(Duration.ofHours(8));
    office.says(Reply.problem(401, "clock-skew", ",\"serverTime\":\"" + there + "\""));
    settle(uploader());
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
    // Nor is it asked by a person, or for anything else.
    uploader.tryNow();
    Duration wait = settle(uploader);
    assertThat(wait).isGreaterThanOrEqualTo(SECOND);
    assertThatThrownBy(() -> Enrolment.head(line))
        .isInstanceOfSatisfying(
            LineTrouble.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.of(Code.TOO_MANY)));
    assertThat(office.seen).hasSize(1);
    now.pass(wait);
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
}
