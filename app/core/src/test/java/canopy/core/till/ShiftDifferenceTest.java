package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.command.ShiftCommand;
import canopy.core.event.Event;
import canopy.core.event.ShiftEvent;
import canopy.core.operator.Approval;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.ShiftCount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a count finds, and who may go past it. */
class ShiftDifferenceTest extends OnShift {
  @Test
  void whoeverWasToldADifferenceDoesNotCountTheFloatAnew() {
    till.selling("cola").paysCash();
    till.does(new ShiftCommand.Count(FLOAT, Map.of()));
    assertThat(shift().count().isUnexplained()).isTrue();
    assertThat(till.refuses(new ShiftCommand.Open(FLOAT, "")))
        .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    assertThat(till.refuses(new ShiftCommand.HandOver(TestBook.COLLEAGUE, false)))
        .isEqualTo(Refusal.Reason.DIFFERENCE_UNEXPLAINED);
    till.approved(Right.ACCEPT_DIFFERENCE, new ShiftCommand.Open(FLOAT, ""));
    assertThat(shift().count()).isNull();
  }

  /** Going home must not wait for a second manager. */
  @Test
  void aDrawerGoesOverWithItsDifferenceLeftOpen() {
    opened().does(new ShiftCommand.Count(FLOAT.with(1_000, 1), Map.of()));
    till.does(new ShiftCommand.HandOver(TestBook.COLLEAGUE, true, true));
    assertThat(shift().responsible()).isEqualTo(TestBook.COLLEAGUE);
    assertThat(shift().cash().settled()).isEqualTo(yuan("-90"));
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  @Test
  void ofTwoRightsThatNeedASecondPersonItIsTheDifferences() {
    opened();
    book.grant(Right.PAID_OUT, Grant.APPROVAL_REQUIRED);
    Command more = moving(CashMovement.Kind.PAID_OUT, "300.01");
    assertThat(till.refusal(Request.by(TestBook.CASHIER, more)).right())
        .isEqualTo(Right.ACCEPT_DIFFERENCE);
  }

  /** A question that comes for some counts only would tell which ones are right. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 99})
  void countingOnceMoreTakesASecondPersonWhateverWasCounted(long jiao) {
    opened().does(new ShiftCommand.Count(FLOAT.with(10, jiao), Map.of()));
    for (CashCount next : List.of(CashCount.NONE, FLOAT, FLOAT.with(10, jiao))) {
      Command again = new ShiftCommand.Count(next, Map.of());
      assertThat(till.refuses(again)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    }
    till.approved(Right.ACCEPT_DIFFERENCE, new ShiftCommand.Count(FLOAT, Map.of()));
    assertThat(shift().counts()).isEqualTo(2);
    till.does(new ShiftCommand.HandOver(TestBook.COLLEAGUE, true));
    assertThat(shift().count())
        .as("whoever takes the drawer over counts for the first time")
        .isNull();
  }

  /** By asking for less and less until it is given, the drawer could be found out to the cent. */
  @Test
  void whoeverCountsBlindLearnsNothingByTakingOutTooMuch() {
    opened();
    book.grant(Right.SEE_EXPECTED_CASH, Grant.APPROVAL_REQUIRED);
    moves(CashMovement.Kind.SAFE_DROP, "1000");
    assertThat(shift().expectedCash()).isEqualTo(yuan("-700"));
    till.does(new ShiftCommand.Count(CashCount.NONE, Map.of()));
    assertThat(till.refuses(new ShiftCommand.AcceptDifference("bag of 300")))
        .as("the count finds it")
        .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
  }

  @Test
  void moreThanTheDrawerShouldHaveLeavesItWithApprovalOnly() {
    opened().selling("cola").paysCash();
    moves(CashMovement.Kind.SAFE_DROP, "303.50");
    Command more = moving(CashMovement.Kind.SAFE_DROP, "0.01");
    assertThat(till.refuses(more)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.approved(Right.ACCEPT_DIFFERENCE, more);
    assertThat(shift().expectedCash()).isEqualTo(yuan("-0.01"));
    moves(CashMovement.Kind.PAID_IN, "20000");
  }

  @Test
  void aSmallDifferenceNeedsAReasonAndALargeOneAnApproval() {
    opened().does(new ShiftCommand.Count(FLOAT.with(100, 2), Map.of()));
    assertThat(till.refuses(new ShiftCommand.Close(true, false, 0)))
        .isEqualTo(Refusal.Reason.DIFFERENCE_UNEXPLAINED);
    assertThat(till.refuses(new ShiftCommand.AcceptDifference(" ")))
        .isEqualTo(Refusal.Reason.REASON_NEEDED);
    till.does(new ShiftCommand.AcceptDifference("a tip"));
    assertThat(shift().count().acceptedBy()).isEqualTo(TestBook.CASHIER);

    till.approved(
        Right.ACCEPT_DIFFERENCE, new ShiftCommand.Count(FLOAT.with(100, 2).with(10, 1), Map.of()));
    Command accept = new ShiftCommand.AcceptDifference("no idea");
    assertThat(till.refuses(accept)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.approved(Right.ACCEPT_DIFFERENCE, accept);
    assertThat(shift().count().acceptedBy()).isEqualTo(TestBook.MANAGER);
    assertThat(shift().count().reason()).isEqualTo("no idea");
    till.does(new ShiftCommand.Close(true, false, 0));
    assertThat(till.state.shifts().drawer()).isEqualTo(yuan("302.10"));
  }

  /** A manager at the till has the right to accept, but not what is missing from his own drawer. */
  @Test
  void nobodyAcceptsALargeDifferenceOfTheirOwnDrawer() {
    book.grant(Right.ACCEPT_DIFFERENCE, Grant.ALLOWED);
    opened().does(new ShiftCommand.Count(FLOAT.with(100, 2).with(10, 1), Map.of()));
    Command accept = new ShiftCommand.AcceptDifference("no idea");
    assertThat(till.refuses(accept)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    assertThat(
            till.refuses(
                Request.by(TestBook.CASHIER, accept)
                    .approved(new Approval(TestBook.CASHIER, Right.ACCEPT_DIFFERENCE))))
        .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.does(
        Request.by(TestBook.CASHIER, accept)
            .approved(new Approval(TestBook.MANAGER, Right.ACCEPT_DIFFERENCE)));
    assertThat(shift().count().acceptedBy()).isEqualTo(TestBook.MANAGER);
  }

  /** By counting until it fits, a manager at the till would accept it in other words. */
  @Test
  void nobodyCountsTheirOwnDrawerOnceMoreAlone() {
    book.grant(Right.ACCEPT_DIFFERENCE, Grant.ALLOWED);
    till.selling("cola").paysCash();
    till.does(new ShiftCommand.Count(FLOAT, Map.of()));
    for (Command again :
        List.of(new ShiftCommand.Count(FLOAT, Map.of()), new ShiftCommand.Open(FLOAT, ""))) {
      assertThat(till.refuses(again)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
      assertThat(
              till.refuses(
                  Request.by(TestBook.CASHIER, again)
                      .approved(new Approval(TestBook.CASHIER, Right.ACCEPT_DIFFERENCE))))
          .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    }
    till.does(
        Request.by(TestBook.CASHIER, new ShiftCommand.Count(FLOAT, Map.of()))
            .approved(new Approval(TestBook.MANAGER, Right.ACCEPT_DIFFERENCE)));
    assertThat(shift().counts()).isEqualTo(2);
    var closed = only(till.does(new ShiftCommand.Close(true, true, 0)), ShiftEvent.Closed.class);
    assertThat(closed.shift().count().isUnexplained()).as("one person alone can close").isTrue();
  }

  @Test
  void aFloatCountedLaterMakesAnEarlierCountVoid() {
    till.selling("cola").paysCash();
    till.does(new ShiftCommand.Count(FLOAT, Map.of()));
    assertThat(shift().count().cashDifference()).isEqualTo(yuan("296.50"));
    till.approved(Right.ACCEPT_DIFFERENCE, new ShiftCommand.Open(FLOAT, ""));
    assertThat(shift().count()).isNull();
    assertThat(shift().cash().settled()).isEqualTo(yuan("296.50"));
    var closed = only(till.does(new CounterCommand.CloseDay()), ShiftEvent.Closed.class);
    assertThat(closed.shift().count()).isNull();
    assertThat(closed.left()).isEqualTo(yuan("300"));
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  /** Whoever has taken money out of the drawer would otherwise call what is left the float. */
  @Test
  void aFloatCountedBesideBookedCashIsACountLikeAny() {
    till.selling("cola").paysCash();
    Command little = new ShiftCommand.Open(CashCount.NONE.with(100, 1), "");
    assertThat(till.refuses(little)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    List<Event> events = till.approved(Right.ACCEPT_DIFFERENCE, little);
    ShiftCount count = only(events, ShiftEvent.Counted.class).count();
    assertThat(count.cashDifference()).isEqualTo(yuan("-2.50"));
    assertThat(count.by()).isEqualTo(TestBook.CASHIER);
    assertThat(only(events, ShiftEvent.DifferenceAccepted.class).acceptedBy())
        .isEqualTo(TestBook.MANAGER);
    assertThat(shift().cash().opening()).isEqualTo(yuan("0"));
    assertThat(shift().cash().settled()).isEqualTo(yuan("-2.50"));
    assertThat(shift().expectedCash()).isEqualTo(yuan("1"));
    assertThat(shift().session().responsible()).isEqualTo(TestBook.CASHIER);
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  @Test
  void theLimitIsTheTenders() {
    opened().selling("cola").pays("card", "3.50");
    till.does(new ShiftCommand.Count(FLOAT, Map.of("card", yuan("3.49"))));
    assertThat(till.refuses(new ShiftCommand.AcceptDifference("one cent")))
        .isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
  }

  @Test
  void aDifferenceThatNobodyAcceptsDoesNotKeepTheShiftOpen() {
    opened().does(new ShiftCommand.Count(CashCount.NONE, Map.of()));
    var closed = only(till.does(new ShiftCommand.Close(true, true, 0)), ShiftEvent.Closed.class);
    assertThat(closed.shift().count().isUnexplained()).isTrue();
    assertThat(closed.left()).isEqualTo(yuan("0"));
  }
}
