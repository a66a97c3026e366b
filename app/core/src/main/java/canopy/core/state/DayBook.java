package canopy.core.state;

import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.StationEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The business day. It begins with the first event after a close and ends when the manager closes
 * it, whatever the clock says.
 *
 * @param current null between a close and the next event
 * @param lastClosed null before the first close
 * @param closes how many days this till has closed: the newest report's number
 * @param totals of the current day
 * @param closedAtSeq the journal's place of the last close; 0 before the first: what somebody read
 *     about a receipt before it is stale
 * @param touched sales that were refunded or copied on this day, with the journal's place: what
 *     somebody read before is stale
 */
public record DayBook(
    @Nullable LocalDate current,
    @Nullable LocalDate lastClosed,
    int closes,
    DayTotals totals,
    long closedAtSeq,
    Map<String, Long> touched) {

  public DayBook {
    touched = Maps.ordered(touched);
  }

  static DayBook first(String currency) {
    return new DayBook(null, null, 0, DayTotals.none(currency), 0, Map.of());
  }

  /**
   * The business date of something that happens now.
   *
   * @param today the date at the station
   */
  public LocalDate dateOn(LocalDate today) {
    if (current != null) {
      return current;
    }
    return lastClosed != null && !today.isAfter(lastClosed) ? lastClosed.plusDays(1) : today;
  }

  /** The number of the report that closes the current day: without a gap at this till. */
  public int nextNumber() {
    return closes + 1;
  }

  /**
   * The business date of what happens once the day of now is closed.
   *
   * @param today the date at the station
   */
  public LocalDate dateAfterClose(LocalDate today) {
    LocalDate closing = dateOn(today);
    return today.isAfter(closing) ? today : closing.plusDays(1);
  }

  /** Whether a sale was, or may have been, refunded or copied after a place in the journal. */
  public boolean touchedAfter(String saleId, long seq) {
    return Math.max(closedAtSeq, touched.getOrDefault(saleId, 0L)) > seq;
  }

  DayBook apply(Recorded recorded) {
    Event event = recorded.event();
    if (event instanceof StationEvent.DayClosed closed) {
      return new DayBook(
          null,
          closed.closedDay(),
          closes + 1,
          DayTotals.none(totals.total().currency()),
          recorded.seq(),
          Map.of());
    }
    boolean sameDay = recorded.day().equals(current);
    DayTotals nextTotals = totals;
    Map<String, Long> nextTouched = touched;
    if (event instanceof SaleEvent.Completed done) {
      CompletedSale sale = done.sale();
      nextTotals = totals.plus(sale);
      if (sale.refundOf() != null) {
        nextTouched = Maps.with(touched, sale.refundOf(), recorded.seq());
      }
    } else if (event instanceof FuelEvent.Dispensed filled && filled.prepayId() != null) {
      nextTotals = totals.plusPrepaid(filled.prepaidPart());
    } else if (event instanceof FuelEvent.WrittenOff off) {
      nextTotals = totals.plus(off.fill(), off.writeOff());
    } else if (event instanceof DeviceEvent.PrintQueued print && print.copy() > 0) {
      nextTouched = Maps.with(touched, print.subject(), recorded.seq());
    } else if (sameDay) {
      return this; // Most events change nothing here, and late in the day there is much to copy.
    }
    return new DayBook(recorded.day(), lastClosed, closes, nextTotals, closedAtSeq, nextTouched);
  }
}
