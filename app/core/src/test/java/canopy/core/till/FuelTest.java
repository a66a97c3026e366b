package canopy.core.till;

import static canopy.core.till.Till.fill;
import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Right;
import canopy.core.quantity.Volume;
import canopy.core.state.FuelBook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Fills that are paid afterwards. */
class FuelTest {
  private static final Limit FULL = new Limit.FullTank();

  private final Till till = Till.signedIn();

  @Test
  void aFillReportedAgainCountsOnce() {
    FuelCommand report = new FuelCommand.ReportFill(fill("k1", 3, 1000, "7.86"));
    assertThat(till.hears(report)).hasSize(1);
    assertThat(till.hears(report)).isEmpty();
    till.does(new SaleCommand.TakeFill("k1"));
    assertThat(till.hears(report)).isEmpty();
    till.paysCash();
    assertThat(till.hears(report)).isEmpty();
    assertThat(till.state.fuel().unpaid()).isEmpty();
  }

  @Test
  void twoEqualFillsAreTwo() {
    till.filled("k1", 3, 1000, "7.86").filled("k2", 3, 1000, "7.86");
    assertThat(till.state.fuel().unpaidOf(3)).extracting(Fill::key).containsExactly("k1", "k2");
  }

  @Test
  void aFillThatWaitsLongIsStillRecognised() {
    till.filled("old", 3, 1000, "7.86");
    for (int i = 0; i < FuelBook.REMEMBERED_FILLS; i++) {
      till.filled("k" + i, 4, 1000, "7.86");
    }
    assertThat(till.state.fuel().seen()).hasSize(FuelBook.REMEMBERED_FILLS);
    assertThat(till.state.fuel().seen()).doesNotContain("old");
    assertThat(till.hears(new FuelCommand.ReportFill(fill("old", 3, 1000, "7.86")))).isEmpty();
  }

  @Test
  void closesAFillAtTheControllerOnceAndNamesItsPump() {
    till.filled("k1", 3, 1000, "7.86").does(new SaleCommand.TakeFill("k1"));
    till.paysCash();
    FuelCommand closed = new FuelCommand.ReportClosed("k1");
    assertThat(till.hears(closed)).containsExactly(new FuelEvent.Closed("k1", 3));
    assertThat(till.hears(closed)).isEmpty();
    assertThat(till.hears(new FuelCommand.ReportClosed("never"))).isEmpty();
    assertThat(till.state.fuel().open()).isEmpty();
  }

  @Test
  void aFillOfNothingOnlyEndsItsRelease() {
    till.does(new FuelCommand.Authorise("a1", 3, FULL, false));
    FuelCommand nothing = new FuelCommand.ReportFill(fill("z1", 3, 0, "0"));
    till.hears(nothing);
    assertThat(till.state.fuel().releases()).isEmpty();
    assertThat(till.state.fuel().unpaid()).isEmpty();
    till.does(new FuelCommand.Authorise("a2", 3, FULL, false));
    assertThat(till.hears(nothing)).isEmpty();
    assertThat(till.state.fuel().releases()).containsKey(3);
    till.hears(new FuelCommand.ReportClosed("z1"));
    assertThat(till.state.fuel().open()).isEmpty();
  }

  @Test
  void aReleaseEndsOnlyByItsOwnName() {
    till.does(new FuelCommand.Authorise("a1", 3, FULL, false));
    assertThat(till.hears(new FuelCommand.EndAuthorisation("a0", "LATE"))).isEmpty();
    till.hears(new FuelCommand.EndAuthorisation("a1", "TIMED_OUT"));
    assertThat(till.state.fuel().releases()).isEmpty();
    assertThat(till.hears(new FuelCommand.EndAuthorisation("a1", "TIMED_OUT"))).isEmpty();
  }

  @Test
  void aFillWithoutAReleaseIsUnpaidToo() {
    till.filled("k1", 5, 1000, "7.86");
    assertThat(till.state.fuel().unpaid()).containsKey("k1");
  }

  @Test
  void aFillOfAnUnknownGradeCanBePaid() {
    Fill odd =
        new Fill(
            "k1",
            3,
            1,
            77,
            9,
            new Volume(1000),
            yuan("5"),
            fill("", 3, 1, "1").price(),
            till.now,
            true);
    till.hears(new FuelCommand.ReportFill(odd));
    till.does(new SaleCommand.TakeFill("k1"));
    assertThat(till.paysCash().lines().getFirst().name().en()).isEqualTo("Fuel 77");
  }

  @ParameterizedTest
  @CsvSource({"184.00, false", "184.01, false", "183.99, false", "184.02, true", "183.98, true"})
  void theDispensersAmountIsTheLegalOneAndADifferenceIsFlagged(String amount, boolean differs) {
    Fill fill = fill("k1", 3, 23_410, amount);
    assertThat(fill.amountDiffers()).isEqualTo(differs);
    till.hears(new FuelCommand.ReportFill(fill));
    till.does(new SaleCommand.TakeFill("k1"));
    assertThat(till.total()).isEqualTo(yuan(amount));
  }

  @ParameterizedTest
  @EnumSource(FillOutcome.class)
  void aFillThatNobodyPaysHasALineOfItsOwnInTheDay(FillOutcome outcome) {
    till.filled("k1", 3, 1000, "7.86").filled("k2", 3, 2000, "15.72");
    Right right =
        switch (outcome) {
          case DRIVE_OFF, NO_MEANS_OF_PAYMENT -> Right.WRITE_OFF_FILL;
          case PUMP_TEST -> Right.PUMP_TEST;
          case COMPANY_USE -> Right.COMPANY_USE;
        };
    WriteOff off = new WriteOff(outcome, "沪A12345", "white van");
    var events = till.approved(right, new FuelCommand.WriteOffFill("k1", off));
    assertThat(events.getLast())
        .isEqualTo(
            new DeviceEvent.PrintQueued("k1#form", DeviceEvent.Paper.UNPAID_FILL_FORM, "k1", 0));
    till.approved(right, new FuelCommand.WriteOffFill("k2", off));
    var sum = till.state.day().totals().writtenOff().get(outcome);
    assertThat(sum.fills()).isEqualTo(2);
    assertThat(sum.volume()).isEqualTo(new Volume(3000));
    assertThat(sum.amount()).isEqualTo(yuan("23.58"));
    assertThat(till.state.day().totals().total().isZero()).isTrue();
    assertThat(till.state.day().totals().fuel()).isEmpty();
  }

  @Test
  void aFillOfAnotherReleaseOrOfNoneEndsNoRelease() {
    till.does(new FuelCommand.Authorise("a1", 3, FULL, false));
    till.hears(new FuelCommand.ConfirmAuthorisation("a1", 8));
    till.hears(new FuelCommand.ReportFill(fill("k1", 3, 1000, "7.86"), "a0", true));
    till.hears(new FuelCommand.ReportFill(fill("k2", 3, 1000, "7.86"), "", false));
    till.hears(new FuelCommand.ReportFill(fill("k3", 3, 1000, "7.86"), "", true));
    assertThat(till.state.fuel().releases()).containsOnlyKeys(3);
    assertThat(till.state.fuel().unpaidOf(3)).hasSize(3);
    till.hears(new FuelCommand.ReportFill(fill("k4", 3, 1000, "7.86"), "a1", true));
    assertThat(till.state.fuel().releases()).isEmpty();
  }

  @Test
  void theControllersNumberTellsWhenTheDriverWasRestarted() {
    till.does(new FuelCommand.Authorise("a1", 3, FULL, false));
    FuelCommand confirmed = new FuelCommand.ConfirmAuthorisation("a1", 7);
    assertThat(till.hears(confirmed))
        .containsExactly(new FuelEvent.AuthorisationAccepted("a1", 3, 7));
    assertThat(till.hears(confirmed)).isEmpty();
    assertThat(till.hears(new FuelCommand.ConfirmAuthorisation("a0", 7))).isEmpty();
    // After STOP ALL nobody owns the fill at the controller.
    till.hears(new FuelCommand.ReportFill(fill("k1", 3, 1000, "7.86"), "", false));
    assertThat(till.state.fuel().releases()).isEmpty();
  }

  @Test
  void aReleaseOfUnknownAcceptanceEndsByAFillOfItsTillOnly() {
    till.does(new FuelCommand.Authorise("a1", 3, FULL, false));
    till.hears(new FuelCommand.ReportFill(fill("k1", 3, 1000, "7.86"), "", false));
    assertThat(till.state.fuel().releases()).containsKey(3);
    till.hears(new FuelCommand.ReportFill(fill("k2", 3, 1000, "7.86"), "", true));
    assertThat(till.state.fuel().releases()).isEmpty();
  }

  @Test
  void aFillOfVersion1EndsTheReleaseOfItsPump() {
    till.does(new FuelCommand.Authorise("a1", 3, FULL, false));
    var old = new FuelEvent.Dispensed(fill("k1", 3, 1000, "7.86"), null, null, null, null);
    var recorded =
        new Recorded(till.state.seq() + 1, till.now, LocalDate.of(2026, 11, 22), "system", old);
    assertThat(till.state.apply(recorded).fuel().releases()).isEmpty();
  }

  @Test
  void afterStopAllEachPumpStaysStoppedUntilItIsRestarted() {
    till.hears(new FuelCommand.StopAll());
    till.approved(Right.RESTART_PUMP, new FuelCommand.RestartPump(8));
    assertThat(till.state.fuel().isStopped(8)).isFalse();
    till.does(new FuelCommand.Authorise("a8", 8, FULL, false));
    for (int pump = 1; pump <= 7; pump++) {
      assertThat(till.state.fuel().isStopped(pump)).isTrue();
      assertThat(till.refuses(new FuelCommand.Authorise("a" + pump, pump, FULL, true)))
          .isEqualTo(Refusal.Reason.PUMP_STOPPED);
      assertThat(till.refuses(new FuelCommand.ResumePump(pump)))
          .isEqualTo(Refusal.Reason.PUMP_STOPPED);
    }
    till.hears(new FuelCommand.StopAll());
    assertThat(till.state.fuel().isStopped(8)).isTrue();
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  @Test
  void stopsSuspendsResumesAndRestartsPumpsThatExist() {
    till.does(new FuelCommand.SuspendPump(3));
    till.does(new FuelCommand.ResumePump(3));
    till.approved(Right.RESTART_PUMP, new FuelCommand.RestartPump(8));
    assertThat(till.state.fuel().isStopped(3)).isFalse();
    for (FuelCommand command :
        new FuelCommand[] {
          new FuelCommand.StopPump(0),
          new FuelCommand.SuspendPump(9),
          new FuelCommand.ResumePump(-1),
          new FuelCommand.RestartPump(9),
          new FuelCommand.Authorise("a", 0, FULL, true),
        }) {
      assertThat(till.refuses(command)).isEqualTo(Refusal.Reason.UNKNOWN_PUMP);
    }
  }
}
