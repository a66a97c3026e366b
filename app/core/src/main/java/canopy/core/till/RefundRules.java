package canopy.core.till;

import canopy.core.command.SaleCommand;
import canopy.core.event.Event;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Prepay;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.sale.UnitShares;
import canopy.core.station.Book;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money going back: from a receipt by line and units, without a receipt, or the rest of a
 * prepayment.
 */
record RefundRules(Book book, Permission permission) {

  /** The yes of a second person is to the sum that goes out; a plain no counts here too. */
  Decision startBlind(Moment moment) {
    Sale open = moment.open();
    if (open != null && !open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_OPEN);
    }
    Decision denied = TenderRules.denied(permission, moment, Right.REFUND_WITHOUT_RECEIPT, "");
    if (denied != null) {
      return denied;
    }
    List<Event> events = new ArrayList<>();
    dropEmpty(open, events);
    moment.openSale(book.station(), Sale.Kind.REFUND, null, events);
    return Decision.accept(events);
  }

  Decision returnUnits(Moment moment, SaleCommand.ReturnUnits c) {
    CompletedSale sold = c.original().sale();
    Decision refused = refuseReturn(moment, c);
    if (refused != null) {
      return refused;
    }
    Line line = sold.line(c.lineNo()).orElseThrow();
    LineAmounts amounts = sold.amounts(c.lineNo()).orElseThrow();
    Sale open = moment.open();
    boolean continues = open != null && sold.id().equals(open.refundOf());
    Line.Return already = open != null && continues ? returning(open, c.lineNo()) : null;
    long units = Pricing.refundableUnits(line);
    long before = c.original().returnedUnits().getOrDefault(c.lineNo(), 0L);
    long here = already == null ? 0 : units(already);
    long left = units - before - here;
    if (c.units() < 1 || c.units() > left) {
      return Decision.refuse(Refusal.Reason.NOTHING_LEFT_TO_RETURN, Math.max(0, left));
    }
    var answer = permission.check(moment, Right.REFUND, sold.id() + "/" + c.lineNo());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    List<Event> events = TillRules.list(answer.approved());
    Sale refund = open;
    if (refund == null || !continues) {
      dropEmpty(open, events);
      refund = moment.openSale(book.station(), Sale.Kind.REFUND, sold.id(), events);
    }
    long all = here + c.units();
    SaleRules.LineMaker maker =
        no ->
            new Line.Return(
                no,
                c.lineNo(),
                line.name(),
                quantity(line, all),
                UnitShares.mirror(amounts, units, before, all, no),
                "",
                false,
                sold.cost(c.lineNo())
                    .map(cost -> UnitShares.mirror(cost, units, before, all))
                    .orElse(null),
                line instanceof Line.FuelFill fuel ? fuel.fill().volume() : null);
    return already == null
        ? SaleRules.added(refund, events, maker)
        : SaleRules.changed(refund, events, SaleEvent.Change.QUANTITY, maker.make(already.no()));
  }

  /** Why nothing of a line can come back now; null if something may. */
  private static @Nullable Decision refuseReturn(Moment moment, SaleCommand.ReturnUnits c) {
    CompletedSale sold = c.original().sale();
    if (sold.kind() == Sale.Kind.REFUND) {
      return Decision.refuse(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
    }
    if (moment.state().day().touchedAfter(sold.id(), c.original().asOfSeq())) {
      return Decision.refuse(Refusal.Reason.STALE_RECEIPT);
    }
    if (sold.line(c.lineNo()).isEmpty() || sold.amounts(c.lineNo()).isEmpty()) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_LINE, c.lineNo());
    }
    Sale open = moment.open();
    if (open != null && !open.isEmpty() && !sold.id().equals(open.refundOf())) {
      return Decision.refuse(Refusal.Reason.REFUND_OTHER_RECEIPT);
    }
    // Put aside or held, it will still be paid out.
    boolean elsewhere =
        moment
            .state()
            .basket()
            .all()
            .anyMatch(sale -> sold.id().equals(sale.refundOf()) && !sale.equals(open));
    return elsewhere ? Decision.refuse(Refusal.Reason.REFUND_WAITS) : null;
  }

  /**
   * The line in this refund that already returns units of a sold line. There is at most one, so
   * that voiding it leaves no gap in the units returned.
   */
  private static Line.@Nullable Return returning(Sale open, int originalNo) {
    for (Line line : open.activeLines()) {
      if (line instanceof Line.Return back && back.originalNo() == originalNo) {
        return back;
      }
    }
    return null;
  }

  private static long units(Line.Return back) {
    return back.quantity().unit() == Quantity.Unit.PIECE ? back.quantity().amount() : 1;
  }

  private static Quantity quantity(Line line, long units) {
    return line instanceof Line.Goods goods && goods.quantity().unit() == Quantity.Unit.GRAM
        ? goods.quantity()
        : Quantity.pieces(units);
  }

  Decision returnRest(Moment moment, SaleCommand.ReturnRest c) {
    Prepay prepay = moment.state().fuel().prepays().get(c.prepayId());
    if (prepay == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_PREPAY);
    }
    if (prepay.state() != Prepay.State.REST_DUE) {
      return Decision.refuse(Refusal.Reason.PREPAY_NOT_READY);
    }
    Sale open = moment.open();
    if (open != null && !open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_OPEN);
    }
    if (moment.state().basket().all().anyMatch(sale -> returns(sale, c.prepayId()))) {
      return Decision.refuse(Refusal.Reason.REFUND_WAITS);
    }
    if (moment.state().payments().refundOfRest(c.prepayId()).isPresent()) {
      return Decision.refuse(Refusal.Reason.PAYMENT_OPEN);
    }
    List<Event> events = new ArrayList<>();
    dropEmpty(open, events);
    Sale refund = moment.openSale(book.station(), Sale.Kind.REFUND, prepay.saleId(), events);
    return SaleRules.added(
        refund,
        events,
        no ->
            new Line.PrepayRest(
                no,
                prepay.id(),
                FuelRules.prepayName(prepay.pump()),
                book.station().prepayTaxClass(),
                prepay.rest(),
                "",
                false));
  }

  private static boolean returns(Sale sale, String prepayId) {
    return sale.activeLines().stream()
        .anyMatch(line -> line instanceof Line.PrepayRest rest && rest.prepayId().equals(prepayId));
  }

  static void dropEmpty(@Nullable Sale open, List<Event> events) {
    if (open != null) {
      events.add(new SaleEvent.Voided(open.id(), "", Money.zero(open.currency())));
    }
  }
}
