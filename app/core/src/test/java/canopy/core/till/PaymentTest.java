package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.command.SaleCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.event.SaleEvent;
import canopy.core.operator.Right;
import canopy.core.payment.Attempt;
import canopy.core.payment.OutNumber;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PaymentPlan.Action;
import canopy.core.payment.TrustLimit;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.station.Limits;
import canopy.core.tender.TenderKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scan-to-pay: given what happened, when the channel answers or the cashier acts, then. */
class PaymentTest {
  private final Till till = Till.signedIn();
  private final Payer payer = new Payer(till);

  @Test
  void aPaidAttemptIsTheTenderAndTheEndOfTheSaleInOneDecision() {
    String outNo = payer.scans("3.50");
    assertThat(OutNumber.isValid(outNo)).isTrue();
    assertThat(outNo).hasSize(28).startsWith("00S00101261122020000");
    List<Event> events = payer.hears(outNo, Asked.PAY, Outcome.PAID);
    assertThat(events)
        .hasExactlyElementsOfTypes(
            PaymentEvent.Paid.class,
            SaleEvent.TenderTaken.class,
            SaleEvent.Completed.class,
            DeviceEvent.PrintQueued.class);
    var tender = till.last().tenders().getFirst();
    assertThat(tender.type()).isEqualTo(TenderKind.Type.SCAN);
    assertThat(tender.reference()).isEqualTo("4200" + outNo.substring(20));
    assertThat(tender.order().outNo()).isEqualTo(outNo);
    assertThat(tender.order().proof()).isEqualTo(PaidOrder.Proof.CHANNEL);
    assertThat(till.state.payments().attempts()).isEmpty();
    assertThat(till.state.day().totals().tenders()).containsEntry("wechat", yuan("3.50"));
  }

  @Test
  void noTwoAttemptsHaveOneNumber() {
    String first = payer.scans("3.50");
    payer.hears(first, Outcome.DECLINED);
    String second = payer.scans("3.50");
    assertThat(second).isNotEqualTo(first);
    assertThat(OutNumber.isValid(second.substring(0, 27) + (second.endsWith("0") ? "1" : "0")))
        .isFalse();
  }

  @Test
  void anOpenAttemptFreezesItsSale() {
    String outNo = payer.scans("3.50");
    assertThat(till.refuses(till.taking("cash", yuan("3.50"))))
        .isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    assertThat(till.refuses(new SaleCommand.VoidLine(1))).isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    assertThat(till.refuses(new SaleCommand.Hold(""))).isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    assertThat(till.refuses(Till.withApproval(Right.VOID_SALE, new SaleCommand.VoidSale(""))))
        .isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    assertThat(till.refuses(payer.scan("3.50", "another"))).isEqualTo(Refusal.Reason.PAYMENT_OPEN);
    payer.hears(outNo, Outcome.DECLINED);
    assertThat(till.paysCash().tenders()).hasSize(1);
  }

  @Test
  void cashFirstAndAPartByScanning() {
    till.adds("cola", 2);
    till.pays("cash", "3.00");
    assertThat(till.refuses(payer.scan("4.01", "c"))).isEqualTo(Refusal.Reason.NOT_THIS_SALE);
    String outNo = payer.scans("2.00");
    assertThat(payer.hears(outNo, Outcome.PAID))
        .noneMatch(event -> event instanceof SaleEvent.Completed);
    till.pays("cash", "2.00");
    assertThat(till.last().tenders()).hasSize(3);
  }

  @Test
  void anotherAmountIsNotAPaymentButACaseForAPerson() {
    String outNo = payer.scans("3.50");
    payer.hearsPaid(outNo, "3.49");
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.UNKNOWN);
    assertThat(payer.attempt(outNo).stated()).isEqualTo(yuan("3.49"));
    assertThat(till.open().tenders()).isEmpty();
    assertThat(payer.hearsPaid(outNo, "3.49")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"UNKNOWN", "NOT_FOUND", "UNPAID", "WAITING"})
  void whatSaysNothingNewChangesNothing(Outcome outcome) {
    String outNo = payer.scans("3.50");
    payer.hears(outNo, Asked.PAY, outcome);
    assertThat(payer.attempt(outNo).holdsSale()).isTrue();
    var before = till.state;
    assertThat(payer.hears(outNo, outcome)).isEmpty();
    assertThat(till.state).isEqualTo(before);
  }

  @Test
  void isAskedByTheTableAndTakenBackWhenItsTimeIsUp() {
    String outNo = payer.scans("3.50");
    payer.hears(outNo, Asked.PAY, Outcome.WAITING);
    for (int second : new int[] {3, 6, 10, 15, 20, 25, 30, 35, 40}) {
      assertThat(payer.next(outNo).action()).isEqualTo(Action.QUERY);
      till.now = payer.next(outNo).due();
      assertThat(till.now).isEqualTo(payer.attempt(outNo).startedAt().plusSeconds(second));
    }
    assertThat(payer.next(outNo).action()).isEqualTo(Action.GIVE_UP);
    assertThat(till.hears(new PaymentCommand.GiveUp(outNo))).isEmpty();
    payer.givesUp(outNo);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.REVERSING);
    for (long pause : new long[] {5, 15, 30, 60, 300}) {
      var asked = till.now;
      assertThat(payer.next(outNo).action()).isEqualTo(Action.QUERY);
      till.now = payer.next(outNo).due();
      assertThat(till.now).isEqualTo(asked.plusMillis(pause * 500));
      assertThat(payer.next(outNo).action()).isEqualTo(Action.TAKE_BACK);
      assertThat(payer.next(outNo).due()).isEqualTo(asked.plusSeconds(pause));
      till.now = payer.next(outNo).due();
      till.hears(new PaymentCommand.TakeBack(outNo));
    }
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.REVERSED);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.REVERSED);
    assertThat(till.paysCash().tenders()).hasSize(1);
  }

  @Test
  void aReversalThatIsNeverAnsweredIsForAPersonAfterSevenDays() {
    String outNo = payer.scans("3.50");
    payer.givesUp(outNo);
    int requests = 0;
    while (payer.next(outNo).action() != Action.ESCALATE) {
      Action action = payer.next(outNo).action();
      till.now = payer.next(outNo).due();
      if (action == Action.TAKE_BACK) {
        till.hears(new PaymentCommand.TakeBack(outNo));
        requests++;
      }
    }
    assertThat(Duration.between(payer.attempt(outNo).giveUpAt(), till.now))
        .isBetween(Duration.ofDays(6), Duration.ofDays(8));
    assertThat(requests).isLessThan(200);
  }

  @Test
  void stoppingWaitsUntilAReversalIsAllowed() {
    String outNo = payer.scans("3.50");
    payer.passes(Duration.ofSeconds(4));
    till.does(new PaymentCommand.Stop(outNo));
    assertThat(payer.attempt(outNo).giveUpAt())
        .isEqualTo(payer.attempt(outNo).startedAt().plusSeconds(15));
    assertThat(payer.hears(outNo, Outcome.PAID)).isNotEmpty();
    assertThat(till.last().tenders()).hasSize(1);
  }

  @Test
  void aCodeOfOursCanBeGivenMoreTimeOnce() {
    till.selling("cola");
    String outNo = payer.shows("wechat", "3.50");
    assertThat(payer.attempt(outNo).shown().text()).isEqualTo("qr " + outNo);
    till.does(new PaymentCommand.Extend(outNo));
    assertThat(payer.attempt(outNo).giveUpAt())
        .isEqualTo(payer.attempt(outNo).startedAt().plusSeconds(180));
    assertThat(till.refuses(new PaymentCommand.Extend(outNo)))
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
  }

  @Test
  void aCodeOfOursThatCouldNotBeShownIsTakenBackAtOnce() {
    till.selling("cola");
    String outNo =
        ((PaymentEvent)
                till.does(
                        new PaymentCommand.Show(till.open().id(), 0, "wechat", yuan("3.50"), true))
                    .getFirst())
            .number();
    payer.hears(outNo, Asked.SHOW, Outcome.UNKNOWN);
    assertThat(payer.next(outNo).action()).isEqualTo(Action.GIVE_UP);
    assertThat(till.hears(new PaymentCommand.GiveUp(outNo))).hasSize(1);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.NOT_FOUND);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.CLOSED);
  }

  @Test
  void theNextCustomerIsServedAndThePaidSaleCompletesByItself() {
    String outNo = payer.scans("3.50");
    String first = till.open().id();
    till.does(new PaymentCommand.ServeNext(first));
    assertThat(till.state.basket().open()).isNull();
    CompletedSale second = till.selling("cola").paysCash();
    till.selling("cola");
    Sale open = till.open();
    List<Event> events = payer.hears(outNo, Outcome.PAID);
    assertThat(events).anyMatch(e -> e instanceof DeviceEvent.PrintQueued);
    assertThat(events).noneMatch(e -> e instanceof DeviceEvent.DrawerOpened);
    assertThat(till.open()).isEqualTo(open);
    assertThat(till.last()).isEqualTo(second);
    assertThat(till.state.basket().aside()).isEmpty();
    assertThat(till.state.day().totals().sales()).isEqualTo(2);
  }

  @Test
  void aSaleAsideWhosePaymentFailedIsHeldUntilItIsTakenUp() {
    String outNo = payer.scans("3.50");
    String id = till.open().id();
    till.does(new PaymentCommand.ServeNext(id));
    assertThat(till.refuses(new SaleCommand.Hold(""))).isEqualTo(Refusal.Reason.NO_OPEN_SALE);
    payer.hears(outNo, Outcome.DECLINED);
    assertThat(till.state.basket().aside()).isEmpty();
    assertThat(till.state.basket().held()).extracting(held -> held.sale().id()).containsExactly(id);
    assertThat(till.replayed()).isEqualTo(till.state);
    till.does(new SaleCommand.Recall(id));
    assertThat(till.paysCash().id()).isEqualTo(id);
  }

  @Test
  void theDayClosesOverAPaymentThatNobodyCanSettleToday() {
    payer.scans("3.50");
    till.does(new PaymentCommand.ServeNext(till.open().id()));
    till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
    assertThat(till.state.payments().unsettled()).hasSize(1);
  }

  @Test
  void aPaymentThatIsSeenWhileItIsReversedIsLeftToTheReversal() {
    String outNo = payer.scans("3.50");
    payer.givesUp(outNo);
    assertThat(payer.hears(outNo, Outcome.PAID)).isEmpty();
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.PAID);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.PAID);
  }

  @Test
  void anAnswerTouchesOnlyItsOwnAttempt() {
    String first = payer.scans("3.50");
    payer.hears(first, Outcome.DECLINED);
    String second = payer.scans("3.50");
    assertThat(payer.hears(first, Outcome.PAID)).isEmpty();
    assertThat(payer.attempt(second).state()).isEqualTo(Attempt.State.PENDING);
  }

  @Test
  void forcedIsATenderThatWaitsForTheBill() {
    String outNo = payer.scans("3.50");
    payer.hears(outNo, Asked.PAY, Outcome.UNKNOWN);
    var force = new PaymentCommand.Force(outNo, "4200009", "seen on the customer's bill");
    assertThat(till.refuses(force)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    assertThat(till.refuses(new PaymentCommand.Force(outNo, " ", "seen")))
        .isEqualTo(Refusal.Reason.REFERENCE_NEEDED);
    till.approved(Right.FORCE_PAYMENT, force);
    assertThat(till.last().tenders().getFirst().order().proof()).isEqualTo(PaidOrder.Proof.FORCED);
    assertThat(till.state.payments().unsettled()).hasSize(1);
  }

  @Test
  void theChannelItselfMayBearOutWhatWasForced() {
    String outNo = payer.scans("3.50");
    till.approved(Right.FORCE_PAYMENT, new PaymentCommand.Force(outNo, "42", "seen"));
    assertThat(payer.hears(outNo, Outcome.PAID)).hasSize(1);
    assertThat(till.state.payments().unsettled()).isEmpty();
  }

  @Test
  void aPlateIsBelievedOnTheCashiersWordAndFlagged() {
    till.selling("cola");
    String outNo = payer.shows("plate", "3.50");
    till.does(new PaymentCommand.Confirm(outNo));
    assertThat(till.last().tenders().getFirst().order().proof())
        .isEqualTo(PaidOrder.Proof.UNVERIFIED);
    assertThat(till.state.payments().unsettled())
        .extracting(Attempt::state)
        .containsExactly(Attempt.State.FORCED);
  }

  @Test
  void whatWaitsForTheBillDoesNotEndScanToPay() {
    till.book.trusts(new TrustLimit(1_000, 10_000_000, 3));
    for (int i = 0; i < Limits.UNSETTLED_PAYMENTS; i++) {
      till.selling("cola");
      till.does(new PaymentCommand.Confirm(payer.shows("plate", "3.50")));
    }
    assertThat(till.state.payments().unsettled()).hasSize(Limits.UNSETTLED_PAYMENTS);
    payer.hears(payer.scans("3.50"), Outcome.PAID);
    assertThat(till.last().tenders()).hasSize(1);
  }

  @Test
  void aRefusalToTakeItBackIsNoNewsOfThePayment() {
    String outNo = payer.scans("3.50");
    payer.givesUp(outNo);
    payer.hears(outNo, Asked.TAKE_BACK, Outcome.DECLINED);
    assertThat(payer.attempt(outNo).state()).isEqualTo(Attempt.State.UNKNOWN);
    assertThat(payer.hears(outNo, Asked.TAKE_BACK, Outcome.DECLINED)).isEmpty();
    payer.hears(outNo, Asked.QUERY, Outcome.DECLINED);
    assertThat(till.state.payments().attempts()).isEmpty();
  }
}
