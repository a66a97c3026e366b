package canopy.core.till;

import canopy.core.command.PaymentCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.PaymentEvent;
import canopy.core.event.SaleEvent;
import canopy.core.operator.Right;
import canopy.core.payment.OutNumber;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.tender.CashRounding;
import canopy.core.tender.Settlement;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Paying: takes tenders until nothing is left, then completes the sale, all in one decision. */
record TenderRules(Book book, Pricing pricing, Permission permission, Completion completion) {

  Decision decide(Moment moment, TenderCommand command) {
    return switch (command) {
      case TenderCommand.Take c -> take(moment, c);
      case TenderCommand.GiveBack c -> giveBack(moment, c);
      case TenderCommand.CloseAtZero c -> closeAtZero(moment, c);
    };
  }

  private Decision take(Moment moment, TenderCommand.Take c) {
    Sale open = moment.open();
    if (open == null || !open.id().equals(c.saleId()) || open.tenders().size() != c.tendersSeen()) {
      return Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
    }
    Decision denied = deniedToSell(moment, open);
    if (denied != null) {
      return denied;
    }
    TenderKind kind = book.tender(c.kind());
    if (kind == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_TENDER, c.kind());
    }
    if (kind.type() == TenderKind.Type.SCAN) {
      return Decision.refuse(Refusal.Reason.PAYMENT_BY_SCAN_ONLY);
    }
    if (open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_IS_EMPTY);
    }
    if (open.tenders().size() >= Limits.TENDERS_PER_SALE) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_TENDERS, Limits.TENDERS_PER_SALE);
    }
    if (kind.needsReference() && c.reference().isBlank()) {
      return Decision.refuse(Refusal.Reason.REFERENCE_NEEDED);
    }
    if (c.reference().length() > Limits.TEXT_LENGTH) {
      return Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.TEXT_LENGTH);
    }
    Totals totals = pricing.totals(open);
    CashRounding rounding = book.station().cashRounding();
    Settlement settlement = Settlement.of(totals.total(), open.tenders());
    if (settlement.remaining().isZero()) {
      return Decision.refuse(Refusal.Reason.NOTHING_TO_PAY);
    }
    Decision wrong = refuseAmount(kind, c.given(), settlement, rounding);
    if (wrong != null) {
      return wrong;
    }
    var answer = mayPayOut(moment, open, c.otherWay());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    Tender tender =
        settlement.take(
            open.tenders().size() + 1, kind, c.given(), c.reference().strip(), rounding);
    List<Event> events = TillRules.list(answer.approved());
    completion.take(moment, open, tender, Completion.Place.FRONT, events);
    return Decision.accept(events);
  }

  /** To the sum and the way: what comes back by a receipt was approved before, but not in cash. */
  private Permission.Answer mayPayOut(Moment moment, Sale open, boolean otherWay) {
    if (open.isWithoutReceipt()) {
      return open.note().isBlank()
          ? new Permission.Answer(Decision.refuse(Refusal.Reason.REASON_NEEDED), null)
          : permission.check(moment, Right.REFUND_WITHOUT_RECEIPT, open.id());
    }
    return otherWay && open.kind() == Sale.Kind.REFUND
        ? permission.check(moment, Right.REFUND, open.id())
        : new Permission.Answer(null, null);
  }

  /**
   * Refunds are paid out in one direction, and never more than what is due. Cash comes in whole
   * steps: a smaller coin does not exist, and neither would the change for it.
   */
  private static @Nullable Decision refuseAmount(
      TenderKind kind, Money given, Settlement settlement, CashRounding rounding) {
    boolean cash = kind.type() == TenderKind.Type.CASH;
    Money due = cash ? settlement.dueInCash(rounding) : settlement.remaining();
    boolean payingOut = settlement.remaining().isNegative();
    boolean nothing = given.isZero() && !due.isZero();
    boolean wrongWay = !given.isZero() && given.isNegative() != payingOut;
    boolean noSuchCoin = cash && !rounding.has(given);
    if (nothing
        || wrongWay
        || noSuchCoin
        || given.minor() > Limits.AMOUNT_MINOR
        || given.minor() < -Limits.AMOUNT_MINOR) {
      return Decision.refuse(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    }
    boolean tooMuch = payingOut ? given.compareTo(due) < 0 : given.compareTo(due) > 0;
    if (tooMuch && (payingOut || !kind.givesChange())) {
      return Decision.refuse(Refusal.Reason.NO_CHANGE_FROM_THIS_TENDER);
    }
    return null;
  }

  /** The yes of a second person was given when the sale was opened; a plain no counts here too. */
  private @Nullable Decision deniedToSell(Moment moment, Sale open) {
    return deniedToSell(permission, moment, open);
  }

  static @Nullable Decision deniedToSell(Permission permission, Moment moment, Sale open) {
    if (open.kind() == Sale.Kind.REFUND) {
      return null;
    }
    return denied(permission, moment, Right.SELL, open.id());
  }

  /** A plain no, where a second person's yes is asked for later, or was before. */
  static @Nullable Decision denied(
      Permission permission, Moment moment, Right right, String action) {
    Decision no = permission.check(moment, right, action).refusal();
    boolean denied =
        no instanceof Decision.Refused refused
            && refused.refusal().reason() == Refusal.Reason.RIGHT_DENIED;
    return denied ? no : null;
  }

  private static Decision giveBack(Moment moment, TenderCommand.GiveBack c) {
    Sale open = moment.open();
    if (open == null || !open.id().equals(c.saleId())) {
      return Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
    }
    // Only the newest: the numbers of the others must not change.
    if (open.tenders().isEmpty() || open.tenders().getLast().no() != c.tenderNo()) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_TENDER, c.tenderNo());
    }
    Tender tender = open.tenders().getLast();
    if (tender.type() == TenderKind.Type.SCAN) {
      return Decision.refuse(Refusal.Reason.PAYMENT_BY_SCAN_ONLY);
    }
    List<Event> events = new ArrayList<>();
    events.add(new SaleEvent.TenderReturned(open.id(), tender));
    if (Completion.movesCash(tender)) {
      events.add(new DeviceEvent.DrawerOpened(open.id(), ""));
    }
    return Decision.accept(events);
  }

  private Decision closeAtZero(Moment moment, TenderCommand.CloseAtZero c) {
    Sale open = moment.open();
    if (open == null || !open.id().equals(c.saleId())) {
      return Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
    }
    Decision denied = deniedToSell(moment, open);
    if (denied != null) {
      return denied;
    }
    if (open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_IS_EMPTY);
    }
    Totals totals = pricing.totals(open);
    if (!Settlement.of(totals.total(), open.tenders()).remaining().isZero()) {
      return Decision.refuse(Refusal.Reason.STILL_TO_PAY);
    }
    List<Event> events = new ArrayList<>();
    completion.complete(moment, open, totals, Completion.Place.FRONT, events);
    return Decision.accept(events);
  }

  /**
   * A part of a sale that is not finished, and was paid by scanning, is handed back: the customer
   * wants to pay in another way, or goes.
   */
  record HandBackRules(Book book, Permission permission, Completion completion) {

    Decision giveBack(Moment moment, PaymentCommand.GiveBack c) {
      return onNewest(
          moment,
          c.saleId(),
          c.tenderNo(),
          (sale, tender, order) -> {
            if (order.proof() != PaidOrder.Proof.CHANNEL
                || !PayBackRules.isRefundable(book, order)) {
              return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
            }
            return c.online()
                ? Decision.accept(
                    PayBackRules.requested(
                        moment,
                        OutNumber.derived("back " + order.outNo(), tender.given()),
                        Refund.Purpose.GIVE_BACK,
                        sale.id(),
                        order,
                        tender.given()))
                : Decision.refuse(Refusal.Reason.CHANNEL_OFFLINE);
          });
    }

    /** What may be handed back of a sale that is not finished. */
    private interface Handing {
      Decision decide(Sale sale, Tender tender, PaidOrder order);
    }

    private static Decision onNewest(Moment moment, String saleId, int tenderNo, Handing handing) {
      Sale open = moment.open();
      if (open == null || !open.id().equals(saleId)) {
        return Decision.refuse(Refusal.Reason.NOT_THIS_SALE);
      }
      if (open.tenders().isEmpty() || open.tenders().getLast().no() != tenderNo) {
        return Decision.refuse(Refusal.Reason.UNKNOWN_TENDER, tenderNo);
      }
      Tender tender = open.tenders().getLast();
      PaidOrder order = tender.order();
      // What a refund has paid out has left; it is not ours to hand back a second time.
      if (order == null || open.kind() == Sale.Kind.REFUND || !tender.given().isPositive()) {
        return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
      }
      return moment.state().payments().holds(open.id())
          ? Decision.refuse(Refusal.Reason.PAYMENT_OPEN)
          : handing.decide(open, tender, order);
    }

    /**
     * On a second person's word, where the channel cannot give its own. Either the channel gives
     * back what was paid there, when it can be reached, and gives back nothing if nothing was; or
     * the station pays it out in cash, and takes what the channel has for it.
     */
    Decision handBack(Moment moment, PaymentCommand.HandBack c) {
      return onNewest(
          moment,
          c.saleId(),
          c.tenderNo(),
          (sale, tender, order) -> {
            TenderKind cash = c.inCash() == null ? null : book.tender(c.inCash());
            boolean payable = cash != null && cash.type() == TenderKind.Type.CASH;
            boolean can =
                c.inCash() == null
                    ? PayBackRules.isRefundable(book, order)
                    : payable && order.proof() != PaidOrder.Proof.CHANNEL;
            if (!can) {
              return Decision.refuse(Refusal.Reason.PAYMENT_NOT_POSSIBLE);
            }
            Decision no = Decision.refuseReason(c.reason(), c.reason());
            if (no != null) {
              return no;
            }
            var answer = permission.check(moment, Right.SETTLE_PAYMENT, order.outNo());
            return answer.refusal() != null
                ? answer.refusal()
                : Decision.accept(
                    handedBack(moment, sale, cash, c.reason().strip(), answer.approved()));
          });
    }

    private List<Event> handedBack(
        Moment moment,
        Sale sale,
        @Nullable TenderKind cash,
        String reason,
        @Nullable Event approved) {
      Tender tender = sale.tenders().getLast();
      PaidOrder order = Objects.requireNonNull(tender.order());
      List<Event> events =
          TillRules.list(
              approved,
              new PaymentEvent.HandedBack(order.outNo(), cash != null, reason),
              new SaleEvent.TenderReturned(sale.id(), tender));
      if (cash == null) {
        PayBackRules.lateRefund(moment, order, events);
      } else {
        payOut(moment, sale, tender, cash, reason, events);
      }
      return events;
    }

    /** A receipt of its own, so that the drawer and the channel's account are both right. */
    private void payOut(
        Moment moment, Sale of, Tender tender, TenderKind cash, String reason, List<Event> events) {
      String id = moment.nextSale(book.station());
      Money zero = Money.zero(of.currency());
      Money out = book.station().cashRounding().round(tender.given()).negated();
      Tender taken =
          new Tender(
              1,
              tender.kind(),
              tender.type(),
              tender.given(),
              zero,
              tender.reference(),
              tender.order());
      Tender paid = new Tender(2, cash.id(), cash.type(), out, zero, "");
      Sale sale =
          Sale.open(id, Sale.Kind.REFUND, of.id(), of.currency(), moment.by(), moment.now())
              .noted(reason)
              .with(taken)
              .with(paid);
      events.add(
          new SaleEvent.OpenedAside(id, of.id(), of.currency(), moment.by(), moment.now(), null));
      events.add(new SaleEvent.TenderTaken(id, taken));
      events.add(new SaleEvent.TenderTaken(id, paid));
      completion.completeNow(moment, sale, events);
    }
  }
}
