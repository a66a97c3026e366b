package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent.AuthoriseAnswered;
import canopy.hardware.forecourt.ForecourtEvent.CommandAccepted;
import canopy.hardware.forecourt.ForecourtEvent.CommandRefused;
import canopy.hardware.forecourt.ForecourtEvent.FillClaimRefused;
import canopy.hardware.forecourt.ForecourtEvent.FillClaimed;
import canopy.hardware.forecourt.ForecourtEvent.FillClosed;
import canopy.hardware.forecourt.ForecourtEvent.FillFinished;
import canopy.hardware.forecourt.ForecourtEvent.FillReleased;
import canopy.hardware.forecourt.ForecourtEvent.Totals;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.PumpState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two drivers, two users, one controller: a fill is sold once. */
class TwoTillsTest {
  private Rig rig;
  private Rig.Till one;
  private Rig.Till two;

  @BeforeEach
  void start() {
    rig = new Rig();
    one = rig.till("till1");
    two = rig.till("till2");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void grantsAnOwnerlessFillToExactlyOneTill() {
    for (int round = 0; round < 20; round++) {
      int pump = round % 8 + 1;
      one.log().mark();
      two.log().mark();
      rig.sim("automatic", "{'pump':" + pump + ",'nozzle':1,'volumeMillilitres':5000}");
      Fill fill = one.awaitFill(pump);
      FillKey key = fill.key();
      assertThat(two.awaitFill(pump).key()).isEqualTo(key);
      one.forecourt().claimFill(fill);
      two.forecourt().claimFill(fill);
      boolean first = granted(one, key);
      boolean second = granted(two, key);
      assertThat(first ^ second).as("round %s", round).isTrue();
      Rig.Till winner = first ? one : two;
      winner.forecourt().closeTransaction(key);
      winner.log().await(FillClosed.class, e -> e.key().equals(key));
      // Too late, and closed: still not the loser's.
      Rig.Till loser = first ? two : one;
      loser.log().mark();
      loser.forecourt().claimFill(fill);
      assertThat(granted(loser, key)).isFalse();
    }
  }

  @Test
  void leavesAFillToTheTillThatReleasedThePump() {
    Fill fill = rig.fill(one, 1, 1, 8_000);
    FillFinished seen = two.log().await(FillFinished.class);
    assertThat(seen.owner()).isEqualTo(FillOwner.OTHER);
    two.forecourt().claimFill(fill);
    FillClaimRefused refused = two.log().await(FillClaimRefused.class);
    assertThat(refused.reason().trouble()).isEqualTo(ForecourtTrouble.IN_USE_BY);
    assertThat(refused.reason().detail()).isEqualTo("till1");
    two.forecourt().closeTransaction(fill.key());
    CommandRefused notClosed = two.log().await(CommandRefused.class);
    assertThat(notClosed.reason().trouble()).isEqualTo(ForecourtTrouble.NOT_OWNER);
  }

  @Test
  void handsAFillOverWhenItIsGivenBack() {
    two = rig.till("till2", Rig.GENEROUS);
    Fill fill = rig.fill(one, 1, 1, 8_000);
    two.awaitFill(1);
    one.forecourt().releaseFill(fill.key());
    one.log().await(FillReleased.class);
    two.log().await(FillFinished.class, e -> e.owner() == FillOwner.NOBODY);
    two.forecourt().claimFill(fill);
    two.log().await(FillClaimed.class);
    one.log().mark();
    one.forecourt().claimFill(fill);
    assertThat(granted(one, fill.key())).isFalse();
  }

  @Test
  void saysWhoUsesThePump() {
    one.forecourt().lock(1);
    one.log().await(CommandAccepted.class, e -> e.command() == ForecourtCommand.LOCK);
    AuthoriseAnswered answer = rig.authorise(two, 1, new FillLimit.FullTank());
    assertThat(answer.refusal().trouble()).isEqualTo(ForecourtTrouble.IN_USE_BY);
    assertThat(answer.refusal().detail()).isEqualTo("till1");
    assertThat(two.awaitPump(1, s -> !s.user().isEmpty()).user()).isEqualTo("till1");
    one.forecourt().unlock(1);
    one.log().await(CommandAccepted.class, e -> e.command() == ForecourtCommand.UNLOCK);
    assertThat(rig.authorise(two, 1, new FillLimit.FullTank()).refusal()).isNull();
  }

  @Test
  void stopAllStopsEveryTillsPumpsAndHoldsThem() {
    rig.car(1, 1, 60_000);
    rig.authorise(one, 1, new FillLimit.FullTank());
    rig.car(2, 1, 60_000);
    rig.authorise(two, 2, new FillLimit.FullTank());
    rig.authorise(two, 3, new FillLimit.Amount(5_000));
    rig.advance(10_000);
    one.awaitState(1, PumpState.FUELLING);
    one.awaitState(2, PumpState.FUELLING);
    one.forecourt().stopAll();
    one.log().await(CommandAccepted.class, e -> e.command() == ForecourtCommand.STOP_ALL);
    Fill ofOne = one.log().await(FillFinished.class, e -> e.owner() == FillOwner.MINE).fill();
    assertThat(ofOne.key().pump()).isEqualTo(1);
    // The other till takes back what it released; it is never offered here.
    Fill ofTwo = two.log().await(FillFinished.class, e -> e.owner() == FillOwner.MINE).fill();
    assertThat(ofTwo.key().pump()).isEqualTo(2);
    assertThat(one.log().all(FillFinished.class))
        .noneMatch(e -> e.fill().key().pump() == 2 && e.owner() != FillOwner.OTHER);
    for (int pump = 3; pump <= 8; pump++) {
      one.awaitState(pump, PumpState.CLOSED);
    }
    two.awaitPump(4, s -> s.user().equals("till1"));
    AuthoriseAnswered held = rig.authorise(two, 4, new FillLimit.FullTank());
    assertThat(held.refusal().trouble()).isEqualTo(ForecourtTrouble.IN_USE_BY);
    assertThat(rig.authorise(one, 4, new FillLimit.FullTank()).refusal().trouble())
        .isEqualTo(ForecourtTrouble.PUMP_HELD);
    two.log().mark();
    one.log().mark();
    one.forecourt().restart(4);
    one.awaitState(4, PumpState.IDLE);
    two.awaitPump(4, s -> s.user().isEmpty());
    assertThat(rig.authorise(two, 4, new FillLimit.FullTank()).refusal()).isNull();
  }

  @Test
  void readsCountersThoughTheOtherTillSwallowsAnswers() {
    List<String> ids = new ArrayList<>();
    for (int pump = 1; pump <= 8; pump++) {
      String id = "t" + pump;
      ids.add(id);
      one.forecourt().requestTotals(id, pump, 1);
    }
    for (String id : ids) {
      one.log().await(Totals.class, e -> e.requestId().equals(id));
    }
  }

  private static boolean granted(Rig.Till till, FillKey key) {
    return till.log()
            .await(
                canopy.hardware.forecourt.ForecourtEvent.class,
                e ->
                    (e instanceof FillClaimed c && c.fill().key().equals(key))
                        || (e instanceof FillClaimRefused r && r.key().equals(key)))
        instanceof FillClaimed;
  }
}
