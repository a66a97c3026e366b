package canopy.core.state;

import canopy.core.event.DeviceEvent;
import canopy.core.event.FuelEvent;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.StationEvent;

/**
 * All that the till knows: the fold of its journal.
 *
 * @param seq place in the journal up to which it is folded; 0 at the very start
 */
public record TillState(
    long seq, Session session, Basket basket, FuelBook fuel, PrintQueue prints, DayBook day) {

  /** Before the first event. */
  public static TillState initial(String currency) {
    return new TillState(
        0, Session.NONE, Basket.EMPTY, FuelBook.EMPTY, PrintQueue.EMPTY, DayBook.first(currency));
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
    DayBook nextDay = day.apply(recorded);
    return switch (recorded.event()) {
      case SaleEvent e ->
          new TillState(
              recorded.seq(), session, basket.apply(e, recorded), fuel.apply(e), prints, nextDay);
      case FuelEvent e ->
          new TillState(recorded.seq(), session, basket, fuel.apply(e), prints, nextDay);
      case OperatorEvent e ->
          new TillState(recorded.seq(), session.apply(e, recorded), basket, fuel, prints, nextDay);
      case DeviceEvent e ->
          new TillState(recorded.seq(), session, basket, fuel, prints.apply(e, recorded), nextDay);
      case StationEvent e -> new TillState(recorded.seq(), session, basket, fuel, prints, nextDay);
    };
  }
}
