package canopy.core.till;

import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.tender.CashRounding;
import canopy.core.tender.Settlement;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import java.util.ArrayList;
import java.util.List;
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
    Tender tender =
        settlement.take(
            open.tenders().size() + 1, kind, c.given(), c.reference().strip(), rounding);
    List<Event> events = new ArrayList<>();
    completion.take(moment, open, tender, Completion.Place.FRONT, events);
    return Decision.accept(events);
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
    boolean noSuchCoin = cash && given.minor() % rounding.stepMinor() != 0;
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
    Decision no = permission.check(moment, Right.SELL, open.id()).refusal();
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
}
