package canopy.core.till;

import canopy.core.cost.Costs;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.OrderedGrade;
import canopy.core.fuel.Prepay;
import canopy.core.operator.Approval;
import canopy.core.payment.PaidOrder;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.state.FuelBook;
import canopy.core.station.Book;
import canopy.core.tender.CashRounding;
import canopy.core.tender.Settlement;
import canopy.core.tender.Tender;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a tender does to its sale: when nothing is left to pay, the sale is completed in the same
 * decision, whether the cashier took the money or a channel told of it.
 */
record Completion(Book book, Pricing pricing) {
  /** How the sale stands while it is being paid. */
  enum Place {
    /** The cashier and the customer are at it. */
    FRONT,
    /** Put aside, and paid while the customer may still be waiting. */
    ASIDE,
    /** Paid when nobody was waiting any more. */
    LATE
  }

  /** Left to pay to the cent; below zero where the till pays out. */
  Money remaining(Sale sale) {
    return Settlement.of(pricing.totals(sale).total(), sale.tenders()).remaining();
  }

  /** Takes a tender, and completes the sale if that settles it. */
  void take(Moment moment, Sale sale, Tender tender, Place place, List<Event> events) {
    Totals totals = pricing.totals(sale);
    CashRounding rounding = book.station().cashRounding();
    Settlement before = Settlement.of(totals.total(), sale.tenders());
    events.add(new SaleEvent.TenderTaken(sale.id(), tender));
    if (before.settledBy(tender, rounding)) {
      complete(moment, sale.with(tender), totals, place, events);
    }
  }

  /** Completes what is settled by its tenders already, before the customer's eyes. */
  void completeNow(Moment moment, Sale sale, List<Event> events) {
    complete(moment, sale, pricing.totals(sale), Place.FRONT, events);
  }

  void complete(Moment moment, Sale sale, Totals totals, Place place, List<Event> events) {
    CompletedSale done =
        new CompletedSale(
            sale.id(),
            sale.kind(),
            sale.refundOf(),
            moment.day(),
            sale.openedAt(),
            moment.now(),
            cashier(moment, sale, place),
            sale.activeLines(),
            totals,
            sale.tenders(),
            sale.kept().minus(totals.total()),
            sale.note(),
            ShiftRules.idNow(moment, book),
            new Costs(book).of(sale),
            approver(moment, sale));
    events.add(new SaleEvent.Completed(done));
    for (Line line : done.lines()) {
      if (line instanceof Line.FuelPrepay prepay) {
        prepaid(moment, sale, prepay, place, events);
      }
    }
    // The drawer of a sale that was put aside was open when it was put aside.
    if (place == Place.FRONT && movesCash(sale)) {
      events.add(new DeviceEvent.DrawerOpened(sale.id(), ""));
    }
    events.add(
        new DeviceEvent.PrintQueued(sale.id() + "#0", DeviceEvent.Paper.RECEIPT, sale.id(), 0));
  }

  private static @Nullable String approver(Moment moment, Sale sale) {
    Approval approval = moment.request().approval();
    return approval != null && sale.isWithoutReceipt() ? approval.by() : null;
  }

  /**
   * Whoever takes the money answers for it, whoever opened the sale. What a channel settles beside
   * the counter is that cashier's who put it there.
   */
  private static String cashier(Moment moment, Sale sale, Place place) {
    String operator = moment.state().session().operator();
    boolean atTheTill = place == Place.FRONT || !moment.by().equals(Recorded.SYSTEM);
    return atTheTill && operator != null ? operator : sale.cashier();
  }

  /**
   * The pump is released at once if it is free. If it is not (another release runs, an earlier
   * prepayment waits, the pump is stopped, or it has not the prices yet), or if the customer may
   * have left, the money is safe and the release is retried by hand.
   */
  private void prepaid(
      Moment moment, Sale sale, Line.FuelPrepay line, Place place, List<Event> events) {
    FuelBook fuel = moment.state().fuel();
    String id = Prepay.id(sale.id(), line.no());
    boolean free =
        place != Place.LATE
            && !fuel.isStopped(line.pump())
            && FuelRules.refuseForPrices(moment, line.pump()) == null
            && !fuel.releases().containsKey(line.pump())
            && fuel.prepaysOf(line.pump()).stream()
                .allMatch(prepay -> prepay.state() == Prepay.State.REST_DUE);
    OrderedGrade ordered = line.ordered();
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
            Money.zero(sale.currency()),
            largestOrder(sale),
            ordered == null ? null : ordered.grade());
    events.add(new FuelEvent.Prepaid(free ? prepay.in(Prepay.State.AUTHORISED, id) : prepay));
    if (free) {
      events.add(
          new FuelEvent.Authorised(
              id,
              line.pump(),
              FuelRules.releaseLimit(moment, book, prepay),
              id,
              false,
              prepay.grade()));
    }
  }

  /** The order to which an unused rest goes back by itself; only one that the channel confirmed. */
  private static @Nullable PaidOrder largestOrder(Sale sale) {
    return sale.tenders().stream()
        .map(Tender::order)
        .filter(Objects::nonNull)
        .filter(order -> order.proof() == PaidOrder.Proof.CHANNEL)
        .max(Comparator.comparing(PaidOrder::amount))
        .orElse(null);
  }

  static boolean movesCash(Sale sale) {
    return sale.tenders().stream().anyMatch(Completion::movesCash);
  }

  static boolean movesCash(Tender tender) {
    return switch (tender.type()) {
      case CASH, VOUCHER -> true;
      case CARD, ACCOUNT, SCAN -> false;
    };
  }
}
