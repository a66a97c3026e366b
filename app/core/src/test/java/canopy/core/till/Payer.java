package canopy.core.till;

import static canopy.core.till.Till.yuan;

import canopy.core.command.PaymentCommand;
import canopy.core.command.PaymentCommand.Asked;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.CodeMark;
import canopy.core.payment.Outcome;
import canopy.core.payment.PaymentPlan;
import canopy.core.payment.Refund;
import canopy.core.payment.ShownCode;
import canopy.core.quantity.Money;
import java.time.Duration;
import java.util.List;

/** A customer with a phone, and the channel's answers, for the tests of scan-to-pay. */
final class Payer {
  private final Till till;
  private int codes;

  Payer(Till till) {
    this.till = till;
  }

  String lastCode() {
    return "code " + codes;
  }

  PaymentCommand.Scan scan(String amount, String code) {
    return new PaymentCommand.Scan(
        till.open().id(),
        till.open().tenders().size(),
        "wechat",
        yuan(amount),
        new CodeMark("13****9406", code),
        true);
  }

  /** Rings up a cola unless a sale is open, and scans a new code; the attempt's number. */
  String scans(String amount) {
    if (till.state.basket().open() == null) {
      till.selling("cola");
    }
    codes++;
    return number(till.does(scan(amount, lastCode())));
  }

  /** Shows a code of a kind and has the channel give one. */
  String shows(String kind, String amount) {
    String outNo =
        number(
            till.does(
                new PaymentCommand.Show(
                    till.open().id(), till.open().tenders().size(), kind, yuan(amount), true)));
    Answer unpaid = Answer.of(Outcome.UNPAID, "", "");
    till.hears(
        new PaymentCommand.Report(outNo, Asked.SHOW, unpaid, new ShownCode("qr " + outNo, null)));
    return outNo;
  }

  private static String number(List<Event> events) {
    return ((PaymentEvent) events.getFirst()).number();
  }

  /** An answer to a query. */
  List<Event> hears(String outNo, Outcome outcome) {
    return hears(outNo, Asked.QUERY, outcome);
  }

  List<Event> hears(String outNo, Asked asked, Outcome outcome) {
    return till.hears(new PaymentCommand.Report(outNo, asked, answer(outNo, outcome), null));
  }

  /** Paid, but the channel names another amount. */
  List<Event> hearsPaid(String outNo, String amount) {
    Answer answer = new Answer(Outcome.PAID, true, "4200", yuan(amount), "", "", "WECHAT", null);
    return till.hears(new PaymentCommand.Report(outNo, Asked.QUERY, answer, null));
  }

  private Answer answer(String outNo, Outcome outcome) {
    Attempt attempt = till.state.payments().attempts().get(outNo);
    Money amount = attempt == null ? yuan("3.50") : attempt.amount();
    boolean verified = outcome != Outcome.UNKNOWN;
    return new Answer(
        outcome,
        verified,
        verified ? "4200" + outNo.substring(20) : null,
        outcome == Outcome.PAID ? amount : null,
        outcome.name(),
        "",
        "WECHAT",
        null);
  }

  List<Event> hearsOfRefund(String refundNo, Outcome outcome) {
    return till.hears(
        new PaymentCommand.ReportRefund(refundNo, Answer.of(outcome, outcome.name(), "")));
  }

  Attempt attempt(String outNo) {
    return till.state.payments().attempts().get(outNo);
  }

  Refund refund() {
    return till.state.payments().refunds().values().iterator().next();
  }

  /** What the plan says now. */
  PaymentPlan.Step next(String outNo) {
    Attempt attempt = attempt(outNo);
    return PaymentPlan.next(
            attempt, till.book.payments().times(attempt.kind(), attempt.mode()), till.now)
        .orElseThrow();
  }

  void passes(Duration time) {
    till.now = till.now.plus(time);
  }

  /** Waits until the till gives up, and lets it begin to take it back. */
  void givesUp(String outNo) {
    till.now = attempt(outNo).giveUpAt();
    till.hears(new PaymentCommand.GiveUp(outNo));
  }
}
