package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sync.StubOffice.Reply;
import canopy.sync.StubOffice.Seen;
import canopy.sync.SyncStatus.State;
import canopy.sync.Trouble.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches that are sent before the ones before them are answered. */
final class UploaderAheadTest extends UploaderFixture {
  @Test
  void sendsTheNextBatchBeforeTheOneBeforeIsAnswered() throws Exception {
    journal.add(32, "sale");
    office.takes(8, 2);
    Uploader uploader = uploader();
    uploader.step();
    uploader.step();
    assertThat(uploader.status().acknowledgedSeq()).isEqualTo(8);
    office.answersAfter(4);
    uploader.step();
    assertThat(office.seen).hasSize(4);
    assertThat(uploader.status().acknowledgedSeq()).isEqualTo(16);
    settle(uploader);
    assertThat(office.lines()).isEqualTo(journal.lines());
    assertThat(batches()).containsExactlyInAnyOrder(8, 8, 8, 8);
    assertThat(uploader.status().acknowledgedSeq()).isEqualTo(32);
  }

  @Test
  void sendsAsManyLinesAsHeadOfficeTakes() throws Exception {
    journal.add(7, "sale");
    office.takes(3, 1);
    settle(uploader());
    assertThat(batches()).containsExactly(3, 3, 1);
    assertThat(office.lines()).isEqualTo(journal.lines());
  }

  @Test
  void sendsAgainWhatFollowedALostBatch() throws Exception {
    journal.add(40, "sale");
    office.takes(8, 2);
    Uploader uploader = uploader();
    uploader.step();
    uploader.step();
    office.says(new Reply(503, "text/plain", "", List.of()));
    Duration wait = settle(uploader);
    now.pass(wait);
    assertThat(settle(uploader)).isEqualTo(MINUTE);
    assertThat(office.lines()).isEqualTo(journal.lines());
    assertThat(uploader.status().state()).isEqualTo(State.CONNECTED);
    assertThat(uploader.status().acknowledgedSeq()).isEqualTo(40);
  }

  @Test
  void saysWhatTheFirstOfTwoWasRefusedFor() {
    journal.add(40, "sale");
    office.takes(8, 2);
    Uploader uploader = uploader();
    uploader.step();
    uploader.step();
    Reply broken = Reply.problem(422, "broken-line", ",\"seq\":9");
    office.says(broken, broken);
    settle(uploader);
    assertThat(uploader.status().trouble()).isEqualTo(Trouble.of(Code.BROKEN_LINE, 9));
    assertThat(office.lines()).hasSize(8);
  }

  @Test
  void aPersonWhoWantsItTriedAtOnceDoesNotDisturb() {
    journal.add(40, "sale");
    office.takes(8, 2);
    Uploader uploader = uploader();
    for (int step = 0; step < 3; step++) {
      uploader.step();
    }
    uploader.tryNow();
    settle(uploader);
    assertThat(office.lines()).isEqualTo(journal.lines());
    assertThat(uploader.status().acknowledgedSeq()).isEqualTo(40);
  }

  /** How many lines came in each. */
  private List<Integer> batches() throws Exception {
    List<Integer> sizes = new ArrayList<>();
    for (Seen seen : office.seen) {
      if (seen.method().equals("POST")) {
        sizes.add(seen.lines().size());
      }
    }
    return sizes;
  }
}
