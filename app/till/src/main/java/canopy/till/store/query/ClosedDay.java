package canopy.till.store.query;

import canopy.core.quantity.Money;
import java.time.Instant;
import java.time.LocalDate;

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
    int number, LocalDate day, long seq, long beforeSeq, Instant at, String by, Money total) {}
