package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent.AuthoriseAnswered;
import canopy.hardware.forecourt.ForecourtEvent.CommandAccepted;
import canopy.hardware.forecourt.ForecourtEvent.CommandRefused;
import canopy.hardware.forecourt.ForecourtEvent.ControllerOffline;
import canopy.hardware.forecourt.ForecourtEvent.ControllerOnline;
import canopy.hardware.forecourt.ForecourtEvent.FillClosed;
import canopy.hardware.forecourt.ForecourtEvent.FillFinished;
import canopy.hardware.forecourt.ForecourtEvent.PricesRead;
import canopy.hardware.forecourt.ForecourtEvent.PricesWritten;
import canopy.hardware.forecourt.ForecourtEvent.ReservationCleared;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.PumpState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Controllers that are gone, slow, wrong, restarting; and prices that must be right. */
class OutageTest {
  private Rig rig;
  private Rig.Till till;

  @BeforeEach
  void start() {
    rig = new Rig();
    till = rig.till("till1", Rig.NERVOUS);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void tellsTheOutageAndComesBackByItself() {
    till.awaitState(1, PumpState.IDLE);
    till.log().mark();
    rig.fault("{'offline':true}");
    ControllerOffline offline = till.log().await(ControllerOffline.class);
    assertThat(offline.reason().trouble()).isEqualTo(ForecourtTrouble.CONTROLLER_UNREACHABLE);
    till.awaitState(1, PumpState.INOPERATIVE);
    AuthoriseAnswered refused = rig.authorise(till, 1, new FillLimit.FullTank());
    assertThat(refused.refusal().trouble()).isEqualTo(ForecourtTrouble.CONTROLLER_UNREACHABLE);
    rig.fault("{'offline':false}");
    till.log().await(ControllerOnline.class);
    till.awaitState(1, PumpState.IDLE);
  }

  @Test
  void aFillThatEndedDuringARestartIsNotLost() {
    rig.car(1, 1, 10_000);
    rig.authorise(till, 1, new FillLimit.FullTank());
    rig.authorise(till, 2, new FillLimit.Amount(5_000));
    rig.advance(5_000);
    till.awaitState(1, PumpState.FUELLING);
    rig.fault("{'offline':true,'restartMillis':1}");
    rig.advance(60_000);
    till.log().await(ControllerOffline.class);
    rig.fault("{'offline':false}");
    Fill fill = till.awaitFill(1);
    assertThat(fill.metered().volumeMillilitres()).isEqualTo(10_000);
    // The controller has forgotten the authorisation; the prepayment is due back.
    till.log().await(ReservationCleared.class, e -> e.pump() == 2);
    till.forecourt().closeTransaction(fill.key());
    till.log().await(FillClosed.class);
  }

  @Test
  void refusedLoginSaysSo() {
    PtsSettings wrong =
        new PtsSettings(
            "pts",
            new PtsAddress(rig.url, ""),
            new PtsLogin("till1", "wrong", false),
            List.of(1),
            2,
            false,
            Rig.NERVOUS);
    Rig.Till stranger = rig.start(wrong);
    assertThat(stranger.log().await(ControllerOffline.class).reason().trouble())
        .isEqualTo(ForecourtTrouble.LOGIN_REFUSED);
  }

  @Test
  void missingPermissionSaysSoAndEndsWhenItIsGranted() {
    till.log().mark();
    rig.fault("{'status':{'code':403,'count':3}}");
    assertThat(till.log().await(ControllerOffline.class).reason().trouble())
        .isEqualTo(ForecourtTrouble.NO_PERMISSION);
    till.log().await(ControllerOnline.class);
  }

  @Test
  void aBusyControllerIsAskedAgain() {
    rig.fault("{'status':{'code':503,'count':2,'type':'PumpLock'}}");
    till.forecourt().lock(1);
    till.log().await(CommandAccepted.class);
    assertThat(till.log().all(ControllerOffline.class)).isEmpty();
  }

  @Test
  void brokenJsonIsPassedOverForAWhile() {
    till.forecourt().close();
    Rig.Till calm = rig.till("till1");
    rig.fault("{'brokenJson':2}");
    rig.car(1, 1, 10_000);
    rig.authorise(calm, 1, new FillLimit.FullTank());
    rig.advance(60_000);
    calm.awaitFill(1);
    assertThat(calm.log().all(ControllerOffline.class)).isEmpty();
  }

  @Test
  void brokenJsonIsAnOutageInTheEnd() {
    rig.fault("{'brokenJson':1000000}");
    assertThat(till.log().await(ControllerOffline.class).reason().trouble())
        .isEqualTo(ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD);
    rig.fault("{'brokenJson':0}");
  }

  @Test
  void wrongNumbersNeverBecomeAFill() {
    rig.fault("{'wrongNumbers':3}");
    Fill fill = rig.fill(till, 1, 1, 10_000);
    assertThat(fill.metered().volumeMillilitres()).isEqualTo(10_000);
    assertThat(till.log().all(FillFinished.class))
        .allMatch(e -> e.fill().metered().volumeMillilitres() == 10_000);
    rig.fault("{'wrongNumbers':1000000}");
    till.log().mark();
    till.awaitState(1, PumpState.INOPERATIVE);
    rig.fault("{'wrongNumbers':0}");
    till.awaitPump(1, s -> s.fillOpen() && s.state() == PumpState.IDLE);
  }

  @Test
  void understandsStringIdsUnknownFieldsAndTheOrderedTypeTypo() {
    rig.fault("{'quirks':true}");
    rig.car(1, 1, 60_000);
    rig.authorise(till, 1, new FillLimit.Amount(10_000));
    rig.advance(10_000);
    assertThat(till.awaitState(1, PumpState.FUELLING).limit())
        .isEqualTo(new FillLimit.Amount(10_000));
    rig.advance(60_000);
    assertThat(till.awaitFill(1).metered().amountMinor()).isEqualTo(10_000);
  }

  @Test
  void aPumpThatIsOfflineIsInoperativeAndKeepsItsFill() {
    Fill fill = rig.fill(till, 1, 1, 10_000);
    till.log().mark();
    rig.fault("{'pumpOffline':{'pump':1,'on':true}}");
    till.awaitPump(1, s -> s.state() == PumpState.INOPERATIVE && s.fillOpen());
    assertThat(till.awaitFill(1).key()).isEqualTo(fill.key());
    rig.fault("{'pumpOffline':{'pump':2,'on':true}}");
    till.awaitState(2, PumpState.INOPERATIVE);
    AuthoriseAnswered refused = rig.authorise(till, 2, new FillLimit.FullTank());
    assertThat(refused.refusal().trouble()).isEqualTo(ForecourtTrouble.PUMP_OFFLINE);
    rig.fault("{'pumpOffline':{'pump':2,'on':false}}");
    till.awaitState(2, PumpState.IDLE);
  }

  @Test
  void stopDoesNotWaitForASlowController() {
    rig.car(1, 1, 60_000);
    rig.authorise(till, 1, new FillLimit.FullTank());
    rig.advance(5_000);
    till.awaitState(1, PumpState.FUELLING);
    rig.fault("{'slowMillis':3600000,'slowType':'PumpLock'}");
    for (int pump = 2; pump <= 8; pump++) {
      till.forecourt().lock(pump);
      till.forecourt().unlock(pump);
    }
    till.forecourt().stopAll();
    till.log().await(CommandAccepted.class, e -> e.command() == ForecourtCommand.STOP_ALL);
    // Fourteen commands were waiting for the first one's answer; STOP ALL was not behind them.
    assertThat(till.log().all(CommandAccepted.class))
        .extracting(CommandAccepted::command)
        .containsExactly(ForecourtCommand.STOP_ALL);
    assertThat(rig.sim("state", "{}").path("pumps").get(0).path("filling").asBoolean()).isFalse();
  }

  @Test
  void stopAllIsTriedUntilTheControllerAnswers() {
    rig.car(1, 1, 60_000);
    rig.authorise(till, 1, new FillLimit.FullTank());
    rig.advance(5_000);
    till.awaitState(1, PumpState.FUELLING);
    rig.fault("{'offline':true}");
    till.forecourt().stopAll();
    till.log().await(CommandRefused.class, e -> e.command() == ForecourtCommand.STOP_ALL);
    rig.fault("{'offline':false}");
    till.log().await(CommandAccepted.class, e -> e.command() == ForecourtCommand.STOP_ALL);
    till.awaitFill(1);
  }

  @Test
  void changingOnePriceLeavesTheOthers() {
    till.forecourt().writePrices("w", Map.of(2, 8_500L));
    PricesWritten written = till.log().await(PricesWritten.class);
    assertThat(written.requestId()).isEqualTo("w");
    assertThat(written.pumpsNotConfirmed()).isEmpty();
    till.forecourt().readPrices("r");
    assertThat(till.log().await(PricesRead.class).tenthsOfMinorByGrade())
        .isEqualTo(Map.of(1, 7_850L, 2, 8_500L, 3, 9_360L, 4, 7_490L));
    till.forecourt().writePrices("u", Map.of(9, 8_500L));
    CommandRefused refused = till.log().await(CommandRefused.class);
    assertThat(refused.requestId()).isEqualTo("u");
    assertThat(refused.reason().trouble()).isEqualTo(ForecourtTrouble.GRADE_NOT_AVAILABLE);
  }
}
