package canopy.till.store.query;

import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.quantity.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A business day that was closed.
 *
 * @param number of its report
 * @param day business date
 * @param seq of the line that closed it
 * @param beforeSeq of the line that closed the day before; 0 for the first day
 * @param by operator
 * @param total as signed
 */
public record ClosedDay(
    int number, LocalDate day, long seq, long beforeSeq, Instant at, String by, Money total) {
  /** The day that a line closes; empty if it closes none, or is of the first version. */
  public static Optional<ClosedDay> of(Recorded line) {
    return line.event() instanceof StationEvent.DayClosed closed && closed.end() != null
        ? Optional.of(
            new ClosedDay(
                closed.end().number(),
                closed.closedDay(),
                line.seq(),
                closed.end().firstSeq() - 1,
                line.at(),
                line.by(),
                closed.totals().total()))
        : Optional.empty();
  }
}
