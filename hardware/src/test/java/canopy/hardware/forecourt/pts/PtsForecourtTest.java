package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.AuthoriseRequest;
import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.FillOwner;
import canopy.hardware.forecourt.ForecourtCommand;
import canopy.hardware.forecourt.ForecourtEvent.AuthoriseAnswered;
import canopy.hardware.forecourt.ForecourtEvent.CommandAccepted;
import canopy.hardware.forecourt.ForecourtEvent.CommandRefused;
import canopy.hardware.forecourt.ForecourtEvent.FillClaimed;
import canopy.hardware.forecourt.ForecourtEvent.FillClosed;
import canopy.hardware.forecourt.ForecourtEvent.FillFinished;
import canopy.hardware.forecourt.ForecourtEvent.LayoutRead;
import canopy.hardware.forecourt.ForecourtEvent.PastFill;
import canopy.hardware.forecourt.ForecourtEvent.PastFills;
import canopy.hardware.forecourt.ForecourtEvent.PumpChanged;
import canopy.hardware.forecourt.ForecourtEvent.Totals;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver against the simulator: the ways of a fill and the traps of pump protocols. */
class PtsForecourtTest {
  private static final FillLimit FULL = new FillLimit.FullTank();

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
  void tellsTheLayoutAfterGoingOnline() {
    LayoutRead layout = till.log().await(LayoutRead.class);
    assertThat(layout.hoses().get(1))
        .containsExactly(new Hose(1, 1), new Hose(2, 2), new Hose(3, 3), new Hose(4, 4));
    assertThat(layout.gradeNames()).containsEntry(1, "92#").containsEntry(4, "0#");
  }

  @Test
  void goesThroughTheWholeLifeOfAFill() {
    rig.toldCar(1, 2, 30_000);
    rig.sim("lift", "{'pump':1}");
    PumpStatus calling = till.awaitState(1, PumpState.CALLING);
    assertThat(calling.hose()).isEqualTo(new Hose(2, 2));
    AuthoriseAnswered answer = rig.authorise(till, 1, FULL);
    assertThat(answer.refusal()).isNull();
    till.awaitState(1, PumpState.STARTED);
    rig.advance(20_000);
    PumpStatus running =
        till.awaitPump(
            1, s -> s.state() == PumpState.FUELLING && s.running().volumeMillilitres() > 5_000);
    assertThat(running.transaction()).isEqualTo(answer.transaction());
    assertThat(running.running().unitPriceTenthsOfMinor()).isEqualTo(8_360);
    assertThat(running.limit()).isEqualTo(FULL);
    rig.advance(60_000);
    rig.sim("hangup", "{'pump':1}");
    FillFinished finished = till.log().await(FillFinished.class);
    Fill fill = finished.fill();
    assertThat(finished.owner()).isEqualTo(FillOwner.MINE);
    assertThat(fill.metered().volumeMillilitres()).isEqualTo(30_000);
    assertThat(fill.metered().amountMinor()).isEqualTo(25_080);
    assertThat(fill.hose()).isEqualTo(new Hose(2, 2));
    assertThat(fill.origin().requestId()).isEqualTo(answer.requestId());
    assertThat(fill.doubts()).isEmpty();
    assertThat(fill.span().start()).isBefore(fill.span().end());
    till.forecourt().claimFill(fill);
    assertThat(till.log().await(FillClaimed.class).fill()).isEqualTo(fill);
    close(fill);
    assertThat(till.log().all(FillFinished.class)).allMatch(e -> e.fill().equals(fill));
  }

  @Test
  void repeatsEndOfTransactionWithOneKeyUntilClosed() {
    Fill fill = rig.fill(till, 3, 1, 10_000);
    till.log().mark();
    assertThat(till.awaitFill(3)).isEqualTo(fill);
    till.log().mark();
    assertThat(till.awaitFill(3).key()).isEqualTo(fill.key());
    close(fill);
    till.log().mark();
    // Two idle pumps' worth of polls later nothing has been repeated.
    rig.fill(till, 4, 1, 1_000);
    till.log().mark();
    till.awaitFill(4);
    till.log().mark();
    till.awaitFill(4);
    assertThat(till.log().all(FillFinished.class).getLast().fill().key().pump()).isEqualTo(4);
  }

  @Test
  void acceptsAFillThatWasOverBetweenTwoPolls() {
    rig.fault("{'offline':true}");
    rig.fault("{'offline':false}");
    rig.sim("automatic", "{'pump':5,'nozzle':1,'volumeMillilitres':7000}");
    FillFinished finished = till.log().await(FillFinished.class, e -> e.fill().key().pump() == 5);
    assertThat(finished.owner()).isEqualTo(FillOwner.NOBODY);
    assertThat(finished.fill().metered().volumeMillilitres()).isEqualTo(7_000);
    assertThat(till.log().all(PumpChanged.class))
        .noneMatch(e -> e.pump() == 5 && e.status().state() == PumpState.FUELLING);
  }

  @Test
  void tellsAFillThatClosedByItselfBetweenTwoPolls() {
    rig.sim("offlinefill", "{'pump':2,'nozzle':3,'volumeMillilitres':4321}");
    FillFinished finished = till.log().await(FillFinished.class, e -> e.fill().key().pump() == 2);
    assertThat(finished.fill().origin().closed()).isTrue();
    assertThat(finished.fill().metered().volumeMillilitres()).isEqualTo(4_321);
    assertThat(finished.owner()).isEqualTo(FillOwner.NOBODY);
    till.forecourt().claimFill(finished.fill());
    till.log().await(FillClaimed.class);
    till.forecourt().closeTransaction(finished.fill().key());
    till.log().await(FillClosed.class);
  }

  @Test
  void keepsTwoEqualConsecutiveSalesApart() {
    Fill first = rig.fill(till, 1, 1, 12_000);
    close(first);
    till.log().mark();
    Fill second = rig.fill(till, 1, 1, 12_000);
    assertThat(second.metered()).isEqualTo(first.metered());
    assertThat(second.key()).isNotEqualTo(first.key());
  }

  @Test
  void keepsFillsApartWhenTransactionNumbersWrap() {
    rig.sim("next", "{'pump':1,'transaction':65535}");
    Fill last = rig.fill(till, 1, 1, 5_000);
    close(last);
    till.log().mark();
    Fill wrapped = rig.fill(till, 1, 1, 6_000);
    close(wrapped);
    assertThat(last.key().transaction()).isEqualTo(65_535);
    assertThat(wrapped.key().transaction()).isEqualTo(1);
    rig.sim("next", "{'pump':1,'transaction':1}");
    till.log().mark();
    Fill again = rig.fill(till, 1, 1, 6_000);
    assertThat(again.key().transaction()).isEqualTo(1);
    assertThat(again.key()).isNotEqualTo(wrapped.key());
  }

  @Test
  void oneShotTotalsLeaveThePumpStateAlone() {
    till.log().mark();
    till.forecourt().requestTotals("t1", 1, 2);
    Totals totals = till.log().await(Totals.class);
    JsonNode counter = rig.sim("book", "{}").path("totals").get(1);
    assertThat(totals.requestId()).isEqualTo("t1");
    assertThat(totals.hose()).isEqualTo(new Hose(2, 2));
    assertThat(totals.totaliser().volumeMillilitres())
        .isEqualTo(counter.path("volumeMillilitres").asLong());
    assertThat(totals.totaliser().amountMinor()).isEqualTo(counter.path("amountMinor").asLong());
    till.forecourt().lock(1);
    till.log().await(CommandAccepted.class);
    assertThat(till.log().all(PumpChanged.class))
        .filteredOn(e -> e.pump() == 1)
        .allMatch(e -> e.status().state() == PumpState.IDLE);
  }

  @Test
  void readsTheCountersOfSeveralNozzlesOneAfterTheOther() {
    for (int nozzle = 1; nozzle <= 4; nozzle++) {
      till.forecourt().requestTotals("n" + nozzle, 6, nozzle);
    }
    for (int nozzle = 1; nozzle <= 4; nozzle++) {
      int expected = nozzle;
      Totals totals = till.log().await(Totals.class, e -> e.requestId().equals("n" + expected));
      assertThat(totals.hose().nozzle()).isEqualTo(nozzle);
    }
  }

  @Test
  void stopsExactlyAtAnAmountAndAtAVolume() {
    rig.car(1, 1, 60_000);
    rig.authorise(till, 1, new FillLimit.Amount(10_000));
    rig.car(2, 1, 60_000);
    rig.authorise(till, 2, new FillLimit.Volume(15_500));
    rig.advance(120_000);
    assertThat(till.awaitFill(1).metered().amountMinor()).isEqualTo(10_000);
    assertThat(till.awaitFill(1).doubts()).isEmpty();
    assertThat(till.awaitFill(2).metered().volumeMillilitres()).isEqualTo(15_500);
  }

  @Test
  void sellsAtTheOrderedPriceForOneGrade() {
    till.forecourt()
        .authorise(
            new AuthoriseRequest(
                "p", 1, new FillLimit.Volume(10_000), List.of(), List.of(3), 9_000L));
    till.log().await(AuthoriseAnswered.class, e -> e.refusal() == null);
    rig.car(1, 3, 60_000);
    rig.advance(60_000);
    Fill fill = till.awaitFill(1);
    assertThat(fill.metered().unitPriceTenthsOfMinor()).isEqualTo(9_000);
    assertThat(fill.metered().amountMinor()).isEqualTo(9_000);
  }

  @Test
  void doesNotCallForACustomerWhoStillHoldsTheNozzleAfterTheLimit() {
    rig.toldCar(1, 1, 60_000);
    rig.sim("lift", "{'pump':1}");
    till.awaitState(1, PumpState.CALLING);
    rig.authorise(till, 1, new FillLimit.Volume(2_000));
    rig.advance(10_000);
    Fill fill = till.awaitFill(1);
    till.log().mark();
    close(fill);
    till.awaitPump(1, s -> !s.fillOpen() && s.state() == PumpState.IDLE && s.hose().nozzle() == 1);
    rig.sim("hangup", "{'pump':1}");
    till.awaitPump(1, s -> s.hose().equals(Hose.NONE));
    rig.sim("lift", "{'pump':1}");
    till.awaitState(1, PumpState.CALLING);
    assertThat(till.log().all(PumpChanged.class).getLast().status().state())
        .isEqualTo(PumpState.CALLING);
  }

  @Test
  void suspendsAndResumes() {
    rig.car(1, 1, 40_000);
    rig.authorise(till, 1, FULL);
    rig.advance(10_000);
    till.awaitState(1, PumpState.FUELLING);
    till.forecourt().suspend(1);
    PumpStatus suspended = till.awaitState(1, PumpState.SUSPENDED_FUELLING);
    rig.advance(10_000);
    till.log().mark();
    till.forecourt().resume(1);
    PumpStatus resumed = till.awaitState(1, PumpState.FUELLING);
    assertThat(resumed.running()).isEqualTo(suspended.running());
    till.forecourt().suspend(2);
    CommandRefused refused = till.log().await(CommandRefused.class);
    assertThat(refused.command()).isEqualTo(ForecourtCommand.SUSPEND);
    assertThat(refused.reason().trouble()).isEqualTo(ForecourtTrouble.PUMP_NOT_FUELLING);
  }

  @Test
  void triesAgainWhenThePumpIsBusyWithAnotherRequest() {
    rig.fault("{'error':{'code':41,'count':2}}");
    till.forecourt().lock(2);
    till.log().await(CommandAccepted.class, e -> e.pump() == 2);
    assertThat(till.log().all(CommandRefused.class)).isEmpty();
  }

  @Test
  void givesTheReasonForEveryControllerError() {
    Object[][] cases = {
      {52, ForecourtTrouble.PUMP_NOT_CONFIGURED},
      {57, ForecourtTrouble.GRADE_NOT_AVAILABLE},
      {65, ForecourtTrouble.TANK_LOW},
      {78, ForecourtTrouble.PRICE_WRONG},
      {42, ForecourtTrouble.PUMP_FUELLING},
      {6, ForecourtTrouble.NO_PERMISSION},
      {96, ForecourtTrouble.REFUSED_BY_CONTROLLER},
    };
    int pump = 1;
    for (Object[] each : cases) {
      rig.fault("{'error':{'type':'PumpAuthorize','code':" + each[0] + ",'count':1}}");
      AuthoriseAnswered answer = rig.authorise(till, pump, FULL);
      assertThat(answer.refusal().trouble()).isEqualTo(each[1]);
      pump++;
    }
  }

  @Test
  void refusesToReleaseWithoutAClockAtTheController() {
    rig.fault("{'clockUnset':true}");
    AuthoriseAnswered answer = rig.authorise(till, 1, FULL);
    assertThat(answer.refusal().trouble()).isEqualTo(ForecourtTrouble.CLOCK_NOT_SET);
    rig.sim("automatic", "{'pump':2,'nozzle':1,'volumeMillilitres':3000}");
    Fill fill = till.awaitFill(2);
    assertThat(fill.key().endedAt()).isEmpty();
    assertThat(fill.span().end()).isNull();
  }

  @Test
  void closesWhenTheAnswerOfTheFirstTryWasLost() {
    Fill fill = rig.fill(till, 1, 1, 9_000);
    rig.fault("{'dropAfterCommit':1}");
    till.forecourt().closeTransaction(fill.key());
    till.log().await(FillClosed.class, e -> e.key().equals(fill.key()));
    assertThat(till.log().all(CommandRefused.class)).isEmpty();
  }

  @Test
  void refusesToCloseAFillOfAnotherNumber() {
    Fill fill = rig.fill(till, 1, 1, 9_000);
    till.forecourt()
        .closeTransaction(
            new canopy.hardware.forecourt.FillKey(
                "pts", 1, fill.key().transaction() + 1, fill.key().endedAt()));
    CommandRefused refused = till.log().await(CommandRefused.class);
    assertThat(refused.reason().trouble()).isEqualTo(ForecourtTrouble.FILL_UNKNOWN);
    assertThat(rig.sim("state", "{}").path("pumps").get(0).path("open").asBoolean()).isTrue();
  }

  @Test
  void listsPastFills() {
    Set<String> keys = new HashSet<>();
    for (int pump = 1; pump <= 3; pump++) {
      Fill fill = rig.fill(till, pump, 1, 1_000L * pump);
      close(fill);
      keys.add(fill.key().text());
    }
    LocalDateTime now = LocalDateTime.now();
    till.forecourt().requestPastFills("past", 0, now.minusDays(1), now.plusDays(1));
    PastFills past = till.log().await(PastFills.class, e -> e.requestId().equals("past"));
    assertThat(past.fills())
        .extracting(p -> p.fill().key().text())
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(past.fills()).allMatch(p -> p.owner() == FillOwner.MINE);
    Fill first = past.fills().getFirst().fill();
    till.forecourt().requestPastFill("one", first.key().pump(), first.key().transaction());
    PastFills one = till.log().await(PastFills.class, e -> e.requestId().equals("one"));
    assertThat(one.fills()).extracting(PastFill::fill).containsExactly(first);
  }

  @Test
  void sellsAFillAfterItsOwnCrashBetweenAnyTwoSteps() {
    Fill fill = rig.fill(till, 1, 1, 20_000);
    till.forecourt().claimFill(fill);
    till.log().await(FillClaimed.class);
    till.forecourt().close();
    Rig.Till again = rig.till("till1");
    FillFinished repeated = again.log().await(FillFinished.class);
    assertThat(repeated.owner()).isEqualTo(FillOwner.MINE);
    assertThat(repeated.fill().key()).isEqualTo(fill.key());
    again.forecourt().closeTransaction(fill.key());
    again.log().await(FillClosed.class);
    again.log().mark();
    again.forecourt().closeTransaction(fill.key());
    again.log().await(FillClosed.class);
  }

  @Test
  void claimsAClosedFillThatCannotBeLookedUpAnyMoreAsItWasListed() {
    close(rig.fill(till, 1, 1, 1_000));
    close(rig.fill(till, 1, 1, 2_000)); // Only the last is in the pump's status.
    till.forecourt().close();
    Rig.Till again = rig.till("till1");
    LocalDateTime now = LocalDateTime.now();
    again.forecourt().requestPastFills("slice", 0, now.minusDays(1), now.plusDays(1));
    PastFills slice = again.log().await(PastFills.class, e -> e.requestId().equals("slice"));
    again.forecourt().requestPastFills("next", 0, now.minusDays(3), now.minusDays(2));
    PastFills next = again.log().await(PastFills.class, e -> e.requestId().equals("next"));
    assertThat(next.fills()).isEmpty();
    rig.fault("{'error':{'code':22,'count':9,'type':'PumpGetTransactionInformation'}}");
    Fill first = slice.fills().getFirst().fill();
    again.forecourt().claimFill(first);
    assertThat(again.log().await(FillClaimed.class).fill()).isEqualTo(first);
  }

  private void close(Fill fill) {
    till.log().mark();
    till.forecourt().closeTransaction(fill.key());
    till.log().await(FillClosed.class, e -> e.key().equals(fill.key()));
    till.awaitPump(fill.key().pump(), s -> !s.fillOpen());
  }
}
