package canopy.core.state;

import canopy.core.event.BillEvent;
import canopy.core.event.DeviceEvent;
import canopy.core.event.FuelEvent;
import canopy.core.event.OperatorEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.event.StockEvent;
import canopy.core.fuel.PriceSign;
import canopy.core.quantity.UnitPrice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the till knows: the fold of its journal.
 *
 * @param seq place in the journal up to which it is folded; 0 at the very start
 */
public record TillState(
    long seq,
    Session session,
    Basket basket,
    FuelBook fuel,
    PaymentBook payments,
    BillBook bills,
    PrintQueue prints,
    StockBook stock,
    DayBook day,
    ShiftBook shifts,
    LocalChanges local,
    PriceSign sign) {
  /**
   * Of the fold. One more whenever the same events lead to another state than before, even if it is
   * written in the same way: a state saved by an older fold is then not gone on from.
   */
  public static final int FOLD = 17;

  /** Before the first event. */
  public static TillState initial(String currency) {
    return new TillState(
        0,
        Session.NONE,
        Basket.EMPTY,
        FuelBook.EMPTY,
        PaymentBook.EMPTY,
        BillBook.EMPTY,
        PrintQueue.EMPTY,
        StockBook.EMPTY,
        DayBook.first(currency),
        ShiftBook.first(currency),
        LocalChanges.NONE,
        PriceSign.UNKNOWN);
  }

  /**
   * The state after one more event.
   *
   * @throws IllegalStateException if the event does not follow the last one, or does not fit the
   *     state
   */
  public TillState apply(Recorded recorded) {
    if (recorded.seq() != seq + 1) {
      throw new IllegalStateException("event " + recorded.seq() + " does not follow " + seq);
    }
    TillState next =
        new TillState(
            recorded.seq(),
            session,
            basket,
            fuel,
            payments,
            bills,
            prints,
            stock,
            day.apply(recorded),
            shifts.apply(recorded),
            local,
            sign);
    return switch (recorded.event()) {
      case SaleEvent e -> next.with(basket.apply(e, recorded)).with(fuel.apply(e));
      case FuelEvent e -> next.with(fuel.apply(e)).with(stock.apply(e));
      case PaymentEvent e ->
          next.with(payments.apply(e, recorded)).with(bills.apply(e)).releasing(recorded);
      case BillEvent.Attached e ->
          next.with(payments.forgetting(e.orderNo()))
              .with(bills.apply(e, recorded))
              .releasing(recorded);
      case BillEvent e -> next.with(bills.apply(e, recorded));
      case OperatorEvent e -> next.with(session.apply(e, recorded));
      case DeviceEvent e -> next.with(prints.apply(e, recorded));
      case StockEvent e -> next.with(stock.apply(e, recorded.day()));
      case ShiftEvent e -> next;
      case StationEvent e -> next.with(local.apply(e, recorded)).with(sign(e, recorded));
    };
  }

  /** The end of a payment, however it came, ends the waiting of its sale. */
  private TillState releasing(Recorded recorded) {
    return with(basket.released(payments::holds, recorded.at()));
  }

  private TillState with(Session s) {
    return new TillState(
        seq, s, basket, fuel, payments, bills, prints, stock, day, shifts, local, sign);
  }

  private TillState with(Basket b) {
    return new TillState(
        seq, session, b, fuel, payments, bills, prints, stock, day, shifts, local, sign);
  }

  private TillState with(FuelBook f) {
    return new TillState(
        seq, session, basket, f, payments, bills, prints, stock, day, shifts, local, sign);
  }

  private TillState with(PaymentBook p) {
    return new TillState(
        seq, session, basket, fuel, p, bills, prints, stock, day, shifts, local, sign);
  }

  private TillState with(BillBook b) {
    return new TillState(
        seq, session, basket, fuel, payments, b, prints, stock, day, shifts, local, sign);
  }

  private TillState with(PrintQueue p) {
    return new TillState(
        seq, session, basket, fuel, payments, bills, p, stock, day, shifts, local, sign);
  }

  private TillState with(StockBook w) {
    return new TillState(
        seq, session, basket, fuel, payments, bills, prints, w, day, shifts, local, sign);
  }

  private TillState with(LocalChanges g) {
    return new TillState(
        seq, session, basket, fuel, payments, bills, prints, stock, day, shifts, g, sign);
  }

  private TillState with(PriceSign shown) {
    return new TillState(
        seq, session, basket, fuel, payments, bills, prints, stock, day, shifts, local, shown);
  }

  private PriceSign sign(StationEvent event, Recorded recorded) {
    if (event instanceof StationEvent.PumpPricesSet set) {
      return sign.pumpsAt(byGrade(set.prices()), set.unconfirmed());
    } else if (event instanceof StationEvent.PumpPricesRefused refused) {
      return refused.reason().equals("PUMP_FUELLING")
          ? sign.waiting(recorded.at())
          : sign.notWaiting();
    } else if (event instanceof StationEvent.SignAsked question) {
      return question.prices().isEmpty()
          ? sign.unasked()
          : sign.asking(byGrade(question.prices()), question.before(), recorded.at());
    } else if (event instanceof StationEvent.SignConfirmed confirmed) {
      return sign.confirmed(byGrade(confirmed.prices()));
    }
    return event instanceof StationEvent.SignOverdue ? sign.late() : sign;
  }

  private static Map<Integer, UnitPrice> byGrade(List<StationEvent.GradePrice> prices) {
    Map<Integer, UnitPrice> map = new TreeMap<>();
    prices.forEach(one -> map.put(one.grade(), one.price()));
    return map;
  }
}
