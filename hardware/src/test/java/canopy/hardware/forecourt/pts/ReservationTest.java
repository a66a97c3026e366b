package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.Patience;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent.AuthoriseAnswered;
import canopy.hardware.forecourt.ForecourtEvent.CommandAccepted;
import canopy.hardware.forecourt.ForecourtEvent.LayoutRead;
import canopy.hardware.forecourt.ForecourtEvent.ReservationCleared;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Releases that nobody uses, that are asked twice, or whose answer is lost: never armed for the
 * next customer.
 */
class ReservationTest {
  private Rig rig;
  private Rig.Till till;

  @BeforeEach
  void start() {
    rig = new Rig();
    till = rig.till("till1");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void clearsAReleaseWhenTheNozzleIsHungUpWithoutFuelling() {
    AuthoriseAnswered answer = rig.authorise(till, 1, new FillLimit.Amount(20_000));
    rig.toldCar(1, 1, 60_000);
    rig.sim("lift", "{'pump':1}");
    till.awaitState(1, PumpState.STARTED);
    rig.sim("hangup", "{'pump':1}");
    ReservationCleared cleared = till.log().await(ReservationCleared.class);
    assertThat(cleared.requestId()).isEqualTo(answer.requestId());
    assertThat(cleared.reason().trouble()).isEqualTo(ForecourtTrouble.HUNG_UP);
    assertThat(armed(1)).isFalse();
    // The next customer must ask.
    till.log().mark();
    rig.sim("lift", "{'pump':1}");
    till.awaitState(1, PumpState.CALLING);
  }

  @Test
  void clearsAStuckReservationAfterItsTime() {
    PtsSettings.Timing impatient =
        new PtsSettings.Timing(20, 20, Patience.LONGEST_MILLIS, 60_000, 300, 1_000);
    Rig.Till other = rig.start(rig.settings("till2", impatient));
    other.log().await(LayoutRead.class);
    rig.authorise(other, 7, new FillLimit.Amount(5_000));
    ReservationCleared cleared = other.log().await(ReservationCleared.class);
    assertThat(cleared.reason().trouble()).isEqualTo(ForecourtTrouble.RESERVATION_EXPIRED);
    assertThat(armed(7)).isFalse();
  }

  @Test
  void letsTheOperatorEndAReservation() {
    rig.authorise(till, 1, new FillLimit.Amount(5_000));
    till.awaitState(1, PumpState.AUTHORISED);
    till.forecourt().stop(1);
    till.log().await(CommandAccepted.class, e -> e.command() == ForecourtCommand.STOP);
    ReservationCleared cleared = till.log().await(ReservationCleared.class);
    assertThat(cleared.reason().trouble()).isEqualTo(ForecourtTrouble.STOPPED);
    assertThat(armed(1)).isFalse();
  }

  @Test
  void findsAReservationOfBeforeItsRestart() {
    rig.authorise(till, 1, new FillLimit.Amount(5_000));
    till.forecourt().close();
    Rig.Till again = rig.till("till1");
    PumpStatus status = again.awaitState(1, PumpState.AUTHORISED);
    assertThat(status.limit()).isEqualTo(new FillLimit.Amount(5_000));
    again.forecourt().stop(1);
    again.log().await(ReservationCleared.class, e -> e.requestId().isEmpty());
  }

  @Test
  void takesADuplicateAuthorisationAsSuccessOnlyWithTheSameTerms() {
    // Authorised behind this driver's back with the same user.
    rig.authorise(till, 1, new FillLimit.Amount(5_000));
    till.awaitState(1, PumpState.AUTHORISED);
    AuthoriseAnswered other = rig.authorise(till, 1, new FillLimit.Amount(7_000));
    assertThat(other.refusal().trouble()).isEqualTo(ForecourtTrouble.AUTHORISED_DIFFERENTLY);
    till.forecourt().stop(1);
    till.log().await(ReservationCleared.class);
    // The controller says 39 though this driver knows of nothing: the terms decide.
    rig.fault("{'error':{'code':39,'count':1,'after':true}}");
    AuthoriseAnswered same = rig.authorise(till, 1, new FillLimit.Amount(6_000));
    assertThat(same.refusal()).isNull();
    assertThat(same.transaction()).isPositive();
  }

  @Test
  void resolvesALostAuthorisationAnswerByLooking() {
    rig.fault("{'dropAfterCommit':1}");
    AuthoriseAnswered answer = rig.authorise(till, 1, new FillLimit.Amount(5_000));
    assertThat(answer.refusal()).isNull();
    assertThat(answer.transaction()).isPositive();
    rig.car(1, 1, 60_000);
    rig.advance(60_000);
    assertThat(till.awaitFill(1).origin().requestId()).isEqualTo(answer.requestId());
  }

  @Test
  void refusesAnAuthorisationOfWhichNothingIsSeenAfterItsAnswerWasLost() {
    rig.fault("{'status':{'code':500,'count':1,'type':'PumpAuthorize'}}");
    AuthoriseAnswered answer = rig.authorise(till, 1, new FillLimit.Amount(5_000));
    assertThat(answer.refusal().trouble()).isEqualTo(ForecourtTrouble.ANSWER_LOST);
    assertThat(armed(1)).isFalse();
  }

  @Test
  void neverLeavesARefusedAuthorisationArmed() {
    rig.fault("{'error':{'type':'PumpAuthorize','code':96,'count':1,'after':true}}");
    AuthoriseAnswered answer = rig.authorise(till, 1, new FillLimit.Amount(5_000));
    assertThat(answer.refusal().trouble()).isEqualTo(ForecourtTrouble.REFUSED_BY_CONTROLLER);
    till.awaitState(1, PumpState.AUTHORISED);
    till.awaitPump(1, s -> s.state() == PumpState.IDLE && !armed(1));
  }

  private boolean armed(int pump) {
    return rig.sim("state", "{}").path("pumps").get(pump - 1).path("armed").asBoolean();
  }
}
