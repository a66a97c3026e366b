package canopy.core.till;

import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Prepay;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.state.FuelBook;
import canopy.core.tender.CashRounding;
import canopy.core.tender.Settlement;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paying: takes tenders until nothing is left, then completes the sale, all in one decision. */
record TenderRules(Book book, Pricing pricing, Permission permission) {

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
    events.add(new SaleEvent.TenderTaken(open.id(), tender));
    if (settlement.settledBy(tender, rounding)) {
      complete(moment, open.with(tender), totals, events);
    }
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
    List<Event> events = new ArrayList<>();
    events.add(new SaleEvent.TenderReturned(open.id(), tender));
    if (movesCash(tender)) {
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
    complete(moment, open, totals, events);
    return Decision.accept(events);
  }

  private void complete(Moment moment, Sale sale, Totals totals, List<Event> events) {
    CompletedSale done =
        new CompletedSale(
            sale.id(),
            sale.kind(),
            sale.refundOf(),
            moment.day(),
            sale.openedAt(),
            moment.now(),
            sale.cashier(),
            sale.activeLines(),
            totals,
            sale.tenders(),
            sale.kept().minus(totals.total()),
            sale.note());
    events.add(new SaleEvent.Completed(done));
    for (Line line : done.lines()) {
      if (line instanceof Line.FuelPrepay prepay) {
        prepaid(moment.state().fuel(), sale, prepay, events);
      }
    }
    if (sale.tenders().stream().anyMatch(TenderRules::movesCash)) {
      events.add(new DeviceEvent.DrawerOpened(sale.id(), ""));
    }
    events.add(
        new DeviceEvent.PrintQueued(sale.id() + "#0", DeviceEvent.Paper.RECEIPT, sale.id(), 0));
  }

  /**
   * The pump is released at once if it is free. If it is not (another release runs, an earlier
   * prepayment waits, or the pump is stopped) the money is safe and the release is retried by hand.
   */
  private static void prepaid(FuelBook fuel, Sale sale, Line.FuelPrepay line, List<Event> events) {
    String id = sale.id() + "/" + line.no();
    boolean free =
        !fuel.isStopped(line.pump())
            && !fuel.releases().containsKey(line.pump())
            && fuel.prepaysOf(line.pump()).stream()
                .allMatch(prepay -> prepay.state() == Prepay.State.REST_DUE);
    Prepay prepay =
        new Prepay(
            id,
            sale.id(),
            line.pump(),
            line.limit(),
            line.amount(),
            Prepay.State.WAITING,
            null,
            null,
            Money.zero(sale.currency()));
    events.add(new FuelEvent.Prepaid(free ? prepay.in(Prepay.State.AUTHORISED, id) : prepay));
    if (free) {
      events.add(new FuelEvent.Authorised(id, line.pump(), prepay.releaseLimit(), id, false));
    }
  }

  private static boolean movesCash(Tender tender) {
    return switch (tender.type()) {
      case CASH, VOUCHER -> true;
      case CARD, ACCOUNT -> false;
    };
  }
}
