package canopy.core.bill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day of a bill as a stretch of time.
 *
 * @param day of the bill
 * @param from its first moment
 * @param to the first moment of the next day
 */
public record BillDay(LocalDate day, Instant from, Instant to) {
  /**
   * How close to midnight a payment must be to be looked for on the neighbouring bill. A payment
   * may take a minute, the clocks may be five minutes apart, and a refund is booked when the
   * channel gets round to it.
   */
  public static final Duration BORDER = Duration.ofMinutes(30);

  /**
   * The day in the channel's time zone.
   *
   * @param zone of the channel, which need not be the station's
   */
  public static BillDay of(LocalDate day, ZoneId zone) {
    return new BillDay(
        day, day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Whether something of that moment belongs on this bill. */
  public boolean has(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** Whether the channel may have booked it on the next day. */
  boolean endsSoonAfter(Instant at) {
    return has(at) && !at.isBefore(to.minus(BORDER));
  }

  /** Whether it may stand on this bill, though its moment is of another day. */
  public boolean mayHave(Instant at) {
    return !at.isBefore(from.minus(BORDER)) && at.isBefore(to.plus(BORDER));
  }
}
