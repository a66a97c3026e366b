package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.command.ShiftCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.OperatorEvent;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.state.PrintJob;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who sees what a day came to: the drawer is counted blind, and a report of the day is no way
 * round.
 */
class DaySightTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Command LOOK = new CounterCommand.LookAtDay(DAY);

  private final TestBook book =
      new TestBook()
          .grant(Right.SEE_EXPECTED_CASH, Grant.ALLOWED)
          .grant(Right.CLOSE_DAY, Grant.ALLOWED)
          .grant(Right.REPRINT, Grant.ALLOWED);
  private final Till till = Till.signedIn(book);

  private static Request asked(Command command) {
    return Request.by(TestBook.CASHIER, command);
  }

  @Test
  void whoMayLookAloneLeavesNoLine() {
    assertThat(till.does(LOOK)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SEE_EXPECTED_CASH", "CLOSE_DAY"})
  void eitherRightBySomebodyElsesYesIsWrittenDown(Right right) {
    book.grant(right, Grant.APPROVAL_REQUIRED);
    assertThat(till.refusal(asked(LOOK)))
        .isEqualTo(Refusal.about(right, Refusal.Reason.APPROVAL_REQUIRED));
    assertThat(till.approved(right, LOOK))
        .containsExactly(new OperatorEvent.Approved(TestBook.MANAGER, right, "2026-11-22"));
    assertThat(till.refusal(asked(LOOK))).as("for once").isNotNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"SEE_EXPECTED_CASH", "CLOSE_DAY"})
  void whoIsDeniedOneOfThemIsNotHelpedByAYesToTheOther(Right denied) {
    Right other = denied == Right.CLOSE_DAY ? Right.SEE_EXPECTED_CASH : Right.CLOSE_DAY;
    book.grant(denied, Grant.DENIED).grant(other, Grant.APPROVAL_REQUIRED);
    assertThat(till.refusal(Till.withApproval(other, LOOK)))
        .isEqualTo(Refusal.about(denied, Refusal.Reason.RIGHT_DENIED));
  }

  @Test
  void aCopyOfADaysReportIsNoWayRound() {
    book.grant(Right.SEE_EXPECTED_CASH, Grant.APPROVAL_REQUIRED);
    Command copy = new CounterCommand.ReprintDay(DAY, 0);
    assertThat(till.refusal(asked(copy)))
        .isEqualTo(Refusal.about(Right.SEE_EXPECTED_CASH, Refusal.Reason.APPROVAL_REQUIRED));
    assertThat(till.approved(Right.SEE_EXPECTED_CASH, copy))
        .hasAtLeastOneElementOfType(DeviceEvent.PrintQueued.class);
    book.grant(Right.REPRINT, Grant.DENIED);
    assertThat(till.refusal(Till.withApproval(Right.SEE_EXPECTED_CASH, copy)))
        .isEqualTo(Refusal.about(Right.REPRINT, Refusal.Reason.RIGHT_DENIED));
  }

  @Test
  void aReportThatDidNotComeOutIsNoWayRoundEither() {
    String job =
        till.does(new CounterCommand.ReprintDay(DAY, 0)).stream()
            .filter(DeviceEvent.PrintQueued.class::isInstance)
            .map(event -> ((DeviceEvent.PrintQueued) event).jobId())
            .findFirst()
            .orElseThrow();
    till.does(new CounterCommand.ReportPrint(job, PrintJob.State.STARTED, ""));
    till.does(new CounterCommand.ReportPrint(job, PrintJob.State.FAILED, "paper"));
    Command again = new CounterCommand.RetryPrint(job);
    book.grant(Right.SEE_EXPECTED_CASH, Grant.APPROVAL_REQUIRED);
    assertThat(till.refusal(asked(again)))
        .isEqualTo(Refusal.about(Right.SEE_EXPECTED_CASH, Refusal.Reason.APPROVAL_REQUIRED));
    assertThat(till.approved(Right.SEE_EXPECTED_CASH, again))
        .hasAtLeastOneElementOfType(DeviceEvent.PrintQueued.class);
  }

  @Test
  void aBlindReportIsPrintedAgainByWhoAskedForIt() {
    book.grant(Right.SEE_EXPECTED_CASH, Grant.APPROVAL_REQUIRED)
        .grant(Right.OPEN_SHIFT, Grant.ALLOWED);
    till.does(new ShiftCommand.Open(null, ""));
    String job =
        till.does(new ShiftCommand.Report(true)).stream()
            .filter(DeviceEvent.PrintQueued.class::isInstance)
            .map(event -> ((DeviceEvent.PrintQueued) event).jobId())
            .findFirst()
            .orElseThrow();
    till.does(new CounterCommand.ReportPrint(job, PrintJob.State.STARTED, ""));
    till.does(new CounterCommand.ReportPrint(job, PrintJob.State.FAILED, "paper"));
    assertThat(till.does(new CounterCommand.RetryPrint(job)))
        .hasExactlyElementsOfTypes(DeviceEvent.PrintQueued.class);
  }
}
