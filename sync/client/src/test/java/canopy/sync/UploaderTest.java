package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sync.StubOffice.Reply;
import canopy.sync.SyncStatus.State;
import canopy.sync.Trouble.Code;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class UploaderTest extends UploaderFixture {
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
  void gathersNothingWhereAFullBatchHasLeftLinesOver() {
    Uploader uploader = uploader(new Uploader.Limits(8, 1000, Duration.ofMillis(700), MINUTE));
    now.pass(SECOND);
    journal.add(19, "sale");
    settle(uploader);
    assertThat(office.lines()).hasSize(19);
    journal.add(3, "x".repeat(300));
    now.pass(SECOND);
    settle(uploader);
    assertThat(office.lines()).hasSize(22);
    journal.add(1, "sale");
    assertThat(settle(uploader)).isEqualTo(Duration.ofMillis(700));
    assertThat(office.lines()).hasSize(22);
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
  void asksWhetherHeadOfficeIsStillThere() {
    Uploader uploader = uploader();
    assertThat(settle(uploader)).isEqualTo(MINUTE);
    now.pass(MINUTE);
    settle(uploader);
    assertThat(office.seen).hasSize(2).allMatch(seen -> seen.uri().equals("/v1/till"));
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
}
