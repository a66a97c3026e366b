package canopy.core.till;

import canopy.core.command.PaymentCommand;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Prepay;
import canopy.core.payment.Answer;
import canopy.core.payment.Attempt;
import canopy.core.payment.OutNumber;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PayMethod;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back through a channel: for goods that came back, for a part of an unfinished
 * sale, for the unused rest of a prepaid fill, and for a payment that came too late. Each refund
 * has one number for ever, derived from what it is for; asking again cannot pay out twice.
 *
 * <p>A refund's tender counts when the channel has accepted it: from then on the channel owes the
 * customer the money, and WeChat, for one, takes up to days to hand it out. What is accepted and
 * then refused after all stays in the list for a person.
 */
record PayBackRules(Book book, Permission permission, Completion completion) {

  Decision payBack(Moment moment, PaymentCommand.PayBack c) {
    Sale open = moment.open();
    if (open == null || !open.id().equals(c.saleId()) || open.tenders().size() != c.tendersSeen()) {
      return Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
    }
    Decision no = refuse(moment, open, c.order(), c.online());
    if (no != null) {
      return no;
    }
    if (moment.now().isAfter(c.order().requestedAt().plus(Refund.ORDER_AGE))) {
      return Decision.refuse(Refusal.Reason.PAYMENT_TOO_OLD, Refund.ORDER_AGE.toDays());
    }
    if (open.tenders().size() >= Limits.TENDERS_PER_SALE) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_TENDERS, Limits.TENDERS_PER_SALE);
    }
    Money due = completion.remaining(open).negated();
    if (open.kind() != Sale.Kind.REFUND || !due.isPositive()) {
      return Decision.refuse(Refusal.Reason.NOTHING_TO_PAY);
    }
    boolean inRange =
        c.amount().isPositive()
            && c.amount().compareTo(due) <= 0
            && c.amount().compareTo(c.order().amount()) <= 0;
    if (!inRange) {
      return Decision.refuse(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    }
    int tenderNo = open.tenders().size() + 1;
    String number =
        OutNumber.derived(
            "return " + open.id() + "/" + tenderNo + " " + c.order().outNo(), c.amount());
    return Decision.accept(
        requested(moment, number, Refund.Purpose.RETURN, open.id(), c.order(), c.amount()));
  }

  private @Nullable Decision refuse(Moment moment, Sale open, PaidOrder order, boolean online) {
    if (moment.state().payments().holds(open.id())) {
      return Decision.refuse(Refusal.Reason.PAYMENT_OPEN);
    }
    if (!isRefundable(book, order)) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    return online ? null : Decision.refuse(Refusal.Reason.CHANNEL_OFFLINE);
  }

  /** Whether its channel gives money back. */
  static boolean isRefundable(Book book, PaidOrder order) {
    PayMethod method = book.payments().of(order.kind());
    return method != null && method.refunds() && method.channel().equals(order.channel());
  }

  Decision returnLate(Moment moment, Attempt attempt) {
    if (attempt.state() != Attempt.State.PAID) {
      return moment.by().equals(Recorded.SYSTEM)
          ? Decision.accept()
          : Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    List<Event> events = new ArrayList<>();
    lateRefund(moment, attempt.order(PaidOrder.Proof.CHANNEL), events);
    return Decision.accept(events);
  }

  /** Gives a payment back that no sale has: paid too late, or known to the bill alone. */
  static void lateRefund(Moment moment, PaidOrder order, List<Event> events) {
    events.add(
        requested(
            moment,
            OutNumber.derived("late " + order.outNo(), order.amount()),
            Refund.Purpose.LATE,
            order.outNo(),
            order,
            order.amount()));
  }

  /**
   * The unused rest of a prepayment goes back to the order that paid for it; by hand if it was not
   * paid by one, or if that refund is refused.
   *
   * @param from what the number is derived from: the fill's key
   */
  static void rest(
      Book book, Moment moment, Prepay prepay, Money rest, String from, List<Event> events) {
    PaidOrder order = prepay.order();
    if (order == null || !rest.isPositive() || rest.compareTo(order.amount()) > 0) {
      return;
    }
    if (isRefundable(book, order)) {
      events.add(
          requested(
              moment,
              OutNumber.derived("rest " + from, rest),
              Refund.Purpose.REST,
              prepay.id(),
              order,
              rest));
    }
  }

  static PaymentEvent requested(
      Moment moment,
      String number,
      Refund.Purpose purpose,
      String subject,
      PaidOrder order,
      Money amount) {
    return new PaymentEvent.RefundRequested(
        Refund.asked(number, purpose, subject, order, amount, moment.now()));
  }

  Decision retry(Moment moment, PaymentCommand.RetryRefund c) {
    Refund refund = moment.state().payments().refunds().get(c.refundNo());
    if (refund == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_PAYMENT);
    }
    return refund.state() == Refund.State.REFUSED
        ? Decision.accept(new PaymentEvent.RefundRepeated(refund.refundNo(), refund.tries() + 1))
        : Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
  }

  /** Until its time is up; then a person must look. */
  Decision repeat(Moment moment, PaymentCommand.RepeatRefund c) {
    Refund refund = moment.state().payments().refunds().get(c.refundNo());
    if (refund == null || refund.state() != Refund.State.ASKING) {
      return Decision.accept();
    }
    Instant end = refund.requestedAt().plus(Refund.ASKED_FOR);
    return Decision.accept(
        moment.now().isAfter(end)
            ? new PaymentEvent.RefundRefused(refund.refundNo(), Refund.OUT_OF_TIME)
            : new PaymentEvent.RefundRepeated(refund.refundNo(), refund.tries() + 1));
  }

  Decision report(Moment moment, PaymentCommand.ReportRefund c) {
    Refund refund = moment.state().payments().refunds().get(c.refundNo());
    if (refund == null) {
      return Decision.accept();
    }
    Answer answer = c.answer();
    return switch (answer.outcome()) {
      case REFUNDING -> accepted(moment, refund, answer, false);
      case REFUNDED -> accepted(moment, refund, answer, true);
      case REFUND_REFUSED, DECLINED -> refused(refund, answer);
      case PAID, WAITING, UNPAID, NOT_FOUND, REVERSED, CLOSED, UNKNOWN -> Decision.accept();
    };
  }

  private static Decision refused(Refund refund, Answer answer) {
    return refund.state() == Refund.State.REFUSED
        ? Decision.accept()
        : Decision.accept(
            new PaymentEvent.RefundRefused(refund.refundNo(), AnswerRules.why(answer)));
  }

  private Decision accepted(Moment moment, Refund refund, Answer answer, boolean done) {
    List<Event> events = new ArrayList<>();
    if (refund.state() != Refund.State.ACCEPTED) {
      events.add(new PaymentEvent.RefundAccepted(refund.refundNo(), answer.channelNo()));
      if (!refund.counted()) {
        count(moment, refund, events);
      }
    }
    if (done) {
      events.add(new PaymentEvent.Refunded(refund.refundNo(), answer.channelNo()));
    }
    return Decision.accept(events);
  }

  /** What the refund does to the till's own books, once. */
  private void count(Moment moment, Refund refund, List<Event> events) {
    switch (refund.purpose()) {
      case RETURN -> {
        Sale sale = moment.state().basket().payable(refund.subject());
        if (sale != null) {
          completion.take(moment, sale, tender(sale, refund), place(moment, sale), events);
        }
      }
      case GIVE_BACK -> {
        Sale sale = moment.state().basket().payable(refund.subject());
        if (sale != null && !sale.tenders().isEmpty()) {
          events.add(new SaleEvent.TenderReturned(sale.id(), sale.tenders().getLast()));
        }
      }
      case REST -> {
        Prepay prepay = moment.state().fuel().prepays().get(refund.subject());
        if (prepay != null) {
          restRefund(moment, prepay, refund, events);
        }
      }
      case LATE -> {}
    }
  }

  private static Completion.Place place(Moment moment, Sale sale) {
    Sale open = moment.open();
    return open != null && open.id().equals(sale.id())
        ? Completion.Place.FRONT
        : Completion.Place.ASIDE;
  }

  private static Tender tender(Sale sale, Refund refund) {
    return new Tender(
        sale.tenders().size() + 1,
        refund.order().kind(),
        TenderKind.Type.SCAN,
        refund.amount().negated(),
        Money.zero(sale.currency()),
        refund.refundNo(),
        refund.order());
  }

  private void restRefund(Moment moment, Prepay prepay, Refund refund, List<Event> events) {
    String id = moment.nextSale(book.station());
    Line line =
        new Line.PrepayRest(
            1,
            prepay.id(),
            FuelRules.prepayName(prepay.pump()),
            book.station().prepayTaxClass(),
            refund.amount(),
            "",
            false);
    String currency = book.station().currency();
    events.add(
        new SaleEvent.OpenedAside(id, prepay.saleId(), currency, moment.by(), moment.now(), line));
    Sale sale =
        Sale.open(id, Sale.Kind.REFUND, prepay.saleId(), currency, moment.by(), moment.now())
            .with(line);
    completion.take(moment, sale, tender(sale, refund), Completion.Place.ASIDE, events);
  }
}
