package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.bill.Difference;
import canopy.core.bill.Reconciliation.Found;
import canopy.core.bill.Resolution;
import canopy.core.command.BillCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.event.BillEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.operator.Right;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.sale.CompletedSale;
import canopy.core.state.BillBook;
import canopy.core.station.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the comparison of a bill settles, and what people do about the rest. */
class BillTest {
  private final Till till = Till.signedIn();
  private final Payer payer = new Payer(till);

  private void compares(Difference... differences) {
    till.approved(
        Right.SETTLE_PAYMENT,
        new BillCommand.Compare(Bills.check(List.of(differences), List.of()), List.of()));
  }

  private static BillCommand.Resolve resolving(Difference difference, Resolution how, String why) {
    return new BillCommand.Resolve("wechat", Bills.DAY, difference.key(), how, why);
  }

  private BillBook.Checked checked() {
    return till.state.bills().of("wechat", Bills.DAY);
  }

  private String forced() {
    String outNo = payer.scans("3.50");
    till.approved(Right.FORCE_PAYMENT, new PaymentCommand.Force(outNo, "42", "seen"));
    return outNo;
  }

  @Test
  void theBillSettlesWhatWasTakenOnAPersonsWord() {
    String outNo = forced();
    String other = forced();
    BillCommand compare =
        new BillCommand.Compare(
            Bills.check(List.of(), List.of()),
            List.of(
                new Found(outNo, "4200009", yuan("3.50")),
                new Found(other, "4200010", yuan("3.51")),
                new Found("unknown", "4200011", yuan("3.50"))));
    assertThat(till.refuses(compare)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    assertThat(till.approved(Right.SETTLE_PAYMENT, compare))
        .last()
        .isEqualTo(new PaymentEvent.Matched(outNo, "4200009"));
    assertThat(till.state.payments().unsettled()).hasSize(1);
  }

  @Test
  void aDifferenceIsOpenUntilSomebodyGivesAReason() {
    Difference difference = Bills.unclaimed("A1");
    compares(difference, Bills.unclaimed("A2"));
    assertThat(till.state.bills().open()).isEqualTo(2);
    assertThat(till.refuses(resolving(difference, Resolution.EXPLAINED, " ")))
        .isEqualTo(Refusal.Reason.REASON_NEEDED);
    assertThat(till.refuses(resolving(difference, Resolution.EXPLAINED, "x".repeat(201))))
        .isEqualTo(Refusal.Reason.TEXT_TOO_LONG);
    BillCommand resolve = resolving(difference, Resolution.EXPLAINED, " other shop ");
    assertThat(till.refuses(resolve)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    assertThat(till.approved(Right.SETTLE_PAYMENT, resolve))
        .last()
        .isEqualTo(
            new BillEvent.Resolved(
                "wechat", Bills.DAY, "P:A1", Resolution.EXPLAINED, "other shop"));
    assertThat(till.state.bills().open()).isEqualTo(1);
    assertThat(till.refuses(resolve)).isEqualTo(Refusal.Reason.UNKNOWN_DIFFERENCE);
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  @Test
  void comparingAgainBringsBackNothingThatWasResolved() {
    Difference difference = Bills.unclaimed("A1");
    compares(difference);
    till.approved(Right.SETTLE_PAYMENT, resolving(difference, Resolution.BOOKED, "surplus"));
    compares(difference, Bills.unclaimed("A2"));
    assertThat(checked().open()).containsOnlyKeys("P:A2");
    compares();
    assertThat(checked().open()).isEmpty();
  }

  @Test
  void whatAnotherBillHasIsNoDifferenceAnyMore() {
    compares(Bills.missing("A1", false), Bills.missing("A2", false));
    var next = Bills.check(List.of(), List.of("P:A1"));
    till.approved(
        Right.SETTLE_PAYMENT,
        new BillCommand.Compare(
            new canopy.core.bill.BillCheck(
                "wechat",
                Bills.DAY.plusDays(1),
                next.origin(),
                "",
                List.of(),
                next.counted(),
                null,
                List.of(),
                next.across(),
                List.of()),
            List.of()));
    assertThat(checked().open()).containsOnlyKeys("P:A2");
  }

  @Test
  void aPaymentThatNobodyClaimsGoesBackThroughTheChannel() {
    Difference difference = Bills.unclaimed("A1");
    compares(difference);
    till.approved(Right.SETTLE_PAYMENT, resolving(difference, Resolution.GIVEN_BACK, "nobody"));
    Refund refund = payer.refund();
    assertThat(refund.amount()).isEqualTo(yuan("7.00"));
    assertThat(refund.order().outNo()).isEqualTo("A1");
    assertThat(refund.order().channelNo()).isEqualTo("4200");
    assertThat(refund.order().kind()).isEqualTo("wechat");
    assertThat(refund.purpose()).isEqualTo(Refund.Purpose.LATE);
    assertThat(refund.order().proof()).isEqualTo(PaidOrder.Proof.CHANNEL);
    compares(Bills.unclaimed("A3"));
    payer.hearsOfRefund(refund.refundNo(), Outcome.REFUNDED);
    assertThat(till.state.payments().refunds()).isEmpty();
  }

  private BillCommand.Attach attaching(Difference difference, CompletedSale sale) {
    return new BillCommand.Attach(
        "wechat", Bills.DAY, difference.key(), till.original(sale), " drawer short ");
  }

  /** 7.00 in cash. */
  private CompletedSale soldForCash() {
    till.adds("cola", 2);
    assertThat(till.total()).isEqualTo(yuan("7.00"));
    return till.paysCash();
  }

  @Test
  void aPaymentOnTheBillIsASalesThatWasCompletedOtherwise() {
    Difference difference = Bills.unclaimed("A1");
    compares(difference, Bills.unclaimed("A2"));
    CompletedSale sale = soldForCash();
    BillCommand attach = attaching(difference, sale);
    assertThat(till.refuses(attach)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    var basket = till.state.basket();
    assertThat(till.approved(Right.SETTLE_PAYMENT, attach))
        .last()
        .isEqualTo(
            new BillEvent.Attached(
                "wechat", Bills.DAY, "P:A1", "A1", yuan("7.00"), sale.id(), "drawer short"));
    assertThat(checked().open()).containsOnlyKeys("P:A2");
    assertThat(till.state.basket()).as("nothing is counted again").isEqualTo(basket);
    assertThat(till.state.payments().refunds()).isEmpty();
    assertThat(till.replayed()).isEqualTo(till.state);
  }

  @Test
  void aSaleHasOnePaymentAndAPaymentOneSale() {
    Difference first = Bills.unclaimed("A1");
    Difference second = Bills.unclaimed("A2");
    compares(first, second);
    CompletedSale sale = soldForCash();
    till.approved(Right.SETTLE_PAYMENT, attaching(first, sale));
    assertThat(till.refuses(attaching(first, soldForCash())))
        .isEqualTo(Refusal.Reason.UNKNOWN_DIFFERENCE);
    assertThat(till.refuses(attaching(second, sale))).isEqualTo(Refusal.Reason.SALE_DOES_NOT_FIT);
    compares(first, second);
    assertThat(checked().open()).as("compared again").containsOnlyKeys("P:A2");
    assertThat(till.refuses(attaching(second, sale))).isEqualTo(Refusal.Reason.SALE_DOES_NOT_FIT);
    var back = resolving(first, Resolution.GIVEN_BACK, "too much");
    assertThat(till.refuses(Till.withApproval(Right.SETTLE_PAYMENT, back)))
        .as("it cannot go back as well")
        .isEqualTo(Refusal.Reason.UNKNOWN_DIFFERENCE);
  }

  @Test
  void onlyASaleOfThatDayAndAmountFitsThatWasNotPaidThroughTheChannel() {
    Difference difference = Bills.unclaimed("A1");
    compares(difference, Bills.missing("A9", false));
    till.adds("cola", 1);
    assertThat(till.refuses(attaching(difference, till.paysCash())))
        .isEqualTo(Refusal.Reason.SALE_DOES_NOT_FIT);
    till.adds("cola", 2);
    payer.hears(payer.scans("7.00"), Outcome.PAID);
    assertThat(till.last().totals().total()).isEqualTo(yuan("7.00"));
    assertThat(till.refuses(attaching(difference, till.last())))
        .isEqualTo(Refusal.Reason.SALE_DOES_NOT_FIT);
    assertThat(till.refuses(attaching(Bills.missing("A9", false), till.last())))
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    assertThat(till.refuses(resolving(difference, Resolution.ATTACHED, "without a sale")))
        .isEqualTo(Refusal.Reason.SALE_DOES_NOT_FIT);
    till.now = till.now.plus(java.time.Duration.ofDays(2));
    assertThat(till.refuses(attaching(difference, soldForCash())))
        .isEqualTo(Refusal.Reason.SALE_DOES_NOT_FIT);
  }

  @Test
  void aSaleThatCameBackAfterItWasListedIsNoMoreToBeHad() {
    Difference difference = Bills.unclaimed("A1");
    compares(difference);
    CompletedSale sale = soldForCash();
    BillCommand listed = attaching(difference, sale);
    till.returns(sale, 1, 1);
    assertThat(till.refuses(listed))
        .as("a refund of it is open")
        .isEqualTo(Refusal.Reason.SALE_DOES_NOT_FIT);
    till.paysCash();
    assertThat(till.refuses(listed)).isEqualTo(Refusal.Reason.STALE_RECEIPT);
    assertThat(till.refuses(attaching(difference, sale)))
        .as("listed again, with what was returned")
        .isEqualTo(Refusal.Reason.SALE_DOES_NOT_FIT);
    assertThat(checked().open()).containsOnlyKeys("P:A1");
  }

  @Test
  void whatIsASalesIsNotAskedForAnyMore() {
    String outNo = payer.scans("3.50");
    payer.givesUp(outNo);
    payer.hears(outNo, PaymentCommand.Asked.TAKE_BACK, Outcome.REVERSED);
    till.paysCash();
    Difference difference = Bills.unclaimed(outNo);
    compares(difference);
    CompletedSale sale = soldForCash();
    till.approved(Right.SETTLE_PAYMENT, attaching(difference, sale));
    assertThat(till.state.payments().attempts()).doesNotContainKey(outNo);
  }

  @Test
  void anAttemptThatIsNotOverIsNotGivenBackByTheBill() {
    String outNo = payer.scans("3.50");
    payer.hears(outNo, Outcome.WAITING);
    Difference difference = Bills.unclaimed(outNo);
    compares(difference);
    var back = resolving(difference, Resolution.GIVEN_BACK, "nobody claims it");
    assertThat(till.refuses(Till.withApproval(Right.SETTLE_PAYMENT, back)))
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    payer.givesUp(outNo);
    payer.hears(outNo, PaymentCommand.Asked.TAKE_BACK, Outcome.REVERSED);
    till.approved(Right.SETTLE_PAYMENT, back);
    assertThat(payer.refund().subject()).isEqualTo(outNo);
  }

  @Test
  void whatIsMissingAtTheChannelCannotGoBack() {
    Difference difference = Bills.missing("A1", false);
    compares(difference);
    var back = resolving(difference, Resolution.GIVEN_BACK, "why");
    assertThat(till.refuses(Till.withApproval(Right.SETTLE_PAYMENT, back)))
        .isEqualTo(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
  }

  @Test
  void aForcedPaymentThatIsNotOnTheBillStaysOpenUntilItIsBookedAsALoss() {
    String outNo = forced();
    Difference difference = Bills.missing(outNo, true);
    compares(difference);
    till.approved(Right.SETTLE_PAYMENT, resolving(difference, Resolution.EXPLAINED, "asked them"));
    assertThat(till.state.payments().unsettled()).hasSize(1);
    String second = forced();
    Difference lost = Bills.missing(second, true);
    compares(lost);
    assertThat(
            till.approved(Right.SETTLE_PAYMENT, resolving(lost, Resolution.BOOKED, "never came")))
        .last()
        .isEqualTo(new PaymentEvent.WrittenOff(second, "never came"));
    assertThat(till.state.payments().unsettled()).hasSize(1);
  }

  @Test
  void whatTheChannelBearsOutLaterIsNoDifferenceAnyMore() {
    String outNo = forced();
    compares(Bills.missing(outNo, true));
    assertThat(till.state.bills().open()).isEqualTo(1);
    payer.hears(outNo, Outcome.PAID);
    assertThat(till.state.bills().open()).isZero();
    String second = forced();
    compares(Bills.missing(second, true));
    till.approved(Right.SETTLE_PAYMENT, new PaymentCommand.WriteOff(second, "gone"));
    assertThat(till.state.bills().open()).isZero();
  }

  @Test
  void takesAsManyDifferencesAsTheLimitAndRemembersAsManyBills() {
    till.approved(
        Right.SETTLE_PAYMENT,
        new BillCommand.Compare(Bills.checkOf(Limits.BILL_DIFFERENCES), List.of()));
    assertThat(till.state.bills().open()).isEqualTo(Limits.BILL_DIFFERENCES);
    for (int i = 1; i <= BillBook.REMEMBERED_BILLS; i++) {
      var empty = Bills.check(List.of(), List.of());
      till.approved(
          Right.SETTLE_PAYMENT,
          new BillCommand.Compare(
              new canopy.core.bill.BillCheck(
                  "wechat",
                  Bills.DAY.plusDays(i),
                  empty.origin(),
                  "",
                  List.of(),
                  empty.counted(),
                  null,
                  List.of(),
                  List.of(),
                  List.of()),
              List.of()));
    }
    assertThat(till.state.bills().checks()).hasSize(BillBook.REMEMBERED_BILLS);
    assertThat(checked().open()).hasSize(Limits.BILL_DIFFERENCES);
  }
}
