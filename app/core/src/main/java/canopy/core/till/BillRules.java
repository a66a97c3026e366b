package canopy.core.till;

import canopy.core.bill.BillItem;
import canopy.core.bill.Category;
import canopy.core.bill.Difference;
import canopy.core.bill.Reconciliation;
import canopy.core.bill.Resolution;
import canopy.core.command.BillCommand;
import canopy.core.command.Original;
import canopy.core.event.BillEvent;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.operator.Right;
import canopy.core.payment.Attempt;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.PayMethod;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.state.BillBook;
import canopy.core.state.PaymentBook;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.tender.Tender;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The channels' bills: what a comparison settles by itself, and what a person does about the rest.
 * The comparison itself is {@code canopy.core.bill.BillMatch}.
 */
record BillRules(Book book, Permission permission) {
  /** How far sale and payment may be apart; the channel's day is not the station's everywhere. */
  private static final Duration SAME_DAY = Duration.ofDays(1);

  Decision decide(Moment moment, BillCommand command) {
    return switch (command) {
      case BillCommand.Compare c -> compare(moment, c);
      case BillCommand.Resolve c -> resolve(moment, c);
      case BillCommand.Attach c -> attach(moment, c);
    };
  }

  private Decision compare(Moment moment, BillCommand.Compare c) {
    int most =
        Math.max(
            c.check().differences().size(),
            Math.max(c.check().across().size(), c.check().later().size()));
    if (most > Limits.BILL_DIFFERENCES) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_DIFFERENCES, Limits.BILL_DIFFERENCES);
    }
    String action = c.check().channel() + " " + c.check().day();
    var answer = permission.check(moment, Right.SETTLE_PAYMENT, action);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved(), new BillEvent.Compared(c.check()));
    for (Reconciliation.Found found : c.found()) {
      Attempt attempt = moment.state().payments().attempts().get(found.outNo());
      if (attempt != null
          && attempt.state() == Attempt.State.FORCED
          && attempt.amount().equals(found.amount())) {
        events.add(new PaymentEvent.Matched(found.outNo(), AnswerRules.cut(found.channelNo())));
      }
    }
    return Decision.accept(events);
  }

  private Decision resolve(Moment moment, BillCommand.Resolve c) {
    BillBook.Checked check = moment.state().bills().of(c.channel(), c.billDay());
    Difference difference = check == null ? null : check.open().get(c.key());
    if (difference == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_DIFFERENCE);
    }
    Decision no = Decision.refuseReason(c.reason(), c.reason());
    if (no != null) {
      return no;
    }
    PaidOrder back = null;
    if (c.how() == Resolution.ATTACHED) {
      return Decision.refuse(Refusal.Reason.SALE_DOES_NOT_FIT);
    }
    if (c.how() == Resolution.GIVEN_BACK) {
      back = unclaimed(moment, c.channel(), difference);
      if (back == null) {
        return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
      }
    }
    var answer = permission.check(moment, Right.SETTLE_PAYMENT, c.key());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    String reason = c.reason().strip();
    List<Event> events =
        TillRules.list(
            answer.approved(),
            new BillEvent.Resolved(c.channel(), c.billDay(), c.key(), c.how(), reason));
    if (back != null) {
      PayBackRules.lateRefund(moment, back, events);
    } else if (isLost(moment, difference, c.how())) {
      events.add(new PaymentEvent.WrittenOff(difference.orderNo(), reason));
    }
    return Decision.accept(events);
  }

  private Decision attach(Moment moment, BillCommand.Attach c) {
    BillBook.Checked check = moment.state().bills().of(c.channel(), c.billDay());
    Difference difference = check == null ? null : check.open().get(c.key());
    if (difference == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_DIFFERENCE);
    }
    Decision no = Decision.refuseReason(c.reason(), c.reason());
    if (no != null) {
      return no;
    }
    Money amount = difference.there();
    if (amount == null || !isUnclaimed(moment, difference)) {
      return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
    }
    String saleId = c.original().sale().id();
    if (moment.state().day().touchedAfter(saleId, c.original().asOfSeq())) {
      return Decision.refuse(Refusal.Reason.STALE_RECEIPT);
    }
    if (!fits(c.original(), c.channel(), difference)
        || isComingBack(moment, saleId)
        || moment.state().bills().hasAttached(saleId)) {
      return Decision.refuse(Refusal.Reason.SALE_DOES_NOT_FIT, saleId);
    }
    var answer = permission.check(moment, Right.SETTLE_PAYMENT, c.key() + " " + saleId);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    return Decision.accept(
        TillRules.list(
            answer.approved(),
            new BillEvent.Attached(
                c.channel(),
                c.billDay(),
                c.key(),
                difference.orderNo(),
                amount,
                saleId,
                c.reason().strip())));
  }

  /**
   * Of that day and amount, nothing of it returned, and not paid through this channel: that payment
   * is on the bill, too.
   */
  private boolean fits(Original original, String channel, Difference difference) {
    CompletedSale sale = original.sale();
    return sale.kind() == Sale.Kind.SALE
        && original.returnedUnits().isEmpty()
        && sale.totals().total().equals(difference.there())
        && Duration.between(sale.completedAt(), difference.at()).abs().compareTo(SAME_DAY) <= 0
        && sale.tenders().stream().noneMatch(tender -> isThrough(tender, channel));
  }

  /** Whether somebody has begun to refund it: an open refund is not in the store yet. */
  private static boolean isComingBack(Moment moment, String saleId) {
    return moment.state().basket().all().anyMatch(open -> saleId.equals(open.refundOf()));
  }

  private boolean isThrough(Tender tender, String channel) {
    PaidOrder order = tender.order();
    PayMethod method = book.payments().of(tender.kind());
    return order == null
        ? method != null && method.channel().equals(channel)
        : order.channel().equals(channel);
  }

  /** Whether it is nobody's as far as we know, and nothing is under way about it. */
  private static boolean isUnclaimed(Moment moment, Difference difference) {
    PaymentBook payments = moment.state().payments();
    Attempt attempt = payments.attempts().get(difference.orderNo());
    return difference.category() == Category.ONLY_CHANNEL
        && difference.kind() == BillItem.Kind.PAYMENT
        && !difference.orderNo().isEmpty()
        && difference.key().indexOf('#') < 0
        && (attempt == null || attempt.isWatched())
        && payments.refunds().values().stream()
            .noneMatch(refund -> refund.order().outNo().equals(difference.orderNo()));
  }

  /** The order to refund; null if it may be ours after all, or cannot go back. */
  private @Nullable PaidOrder unclaimed(Moment moment, String channel, Difference difference) {
    Money amount = difference.there();
    PayMethod method = book.payments().through(channel);
    if (!isUnclaimed(moment, difference) || amount == null || method == null || !method.refunds()) {
      return null;
    }
    String tender = difference.tender();
    return new PaidOrder(
        difference.orderNo(),
        tender == null ? method.kind() : tender,
        channel,
        difference.channelNo(),
        amount,
        difference.at(),
        PaidOrder.Proof.CHANNEL);
  }

  /** A payment taken on a person's word that is booked as a loss waits for no bill any more. */
  private static boolean isLost(Moment moment, Difference difference, Resolution how) {
    Attempt attempt = moment.state().payments().attempts().get(difference.orderNo());
    return how == Resolution.BOOKED
        && difference.category() == Category.ONLY_HERE
        && difference.kind() == BillItem.Kind.PAYMENT
        && attempt != null
        && attempt.state() == Attempt.State.FORCED;
  }
}
