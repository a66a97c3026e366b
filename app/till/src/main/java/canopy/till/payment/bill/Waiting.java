package canopy.till.payment.bill;

import canopy.core.payment.Attempt;
import canopy.core.payment.TrustLimit;
import canopy.till.loop.TillSnapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * Payments taken on a person's word that no bill has borne out yet.
 *
 * @param count how many
 * @param amountMinor what they come to
 * @param oldestDays how many days the oldest waits
 * @param overdue how many wait longer than the station allows
 */
record Waiting(int count, long amountMinor, long oldestDays, int overdue) {
  static final Waiting NONE = new Waiting(0, 0, 0, 0);

  static Waiting of(TillSnapshot till, String channel, Instant now) {
    TrustLimit trust = till.book().payments().trust();
    int count = 0;
    long amountMinor = 0;
    long oldestDays = 0;
    int overdue = 0;
    for (Attempt attempt : till.state().payments().attempts().values()) {
      if (attempt.state() == Attempt.State.FORCED && attempt.channel().equals(channel)) {
        long days = Math.max(0, Duration.between(attempt.startedAt(), now).toDays());
        count++;
        amountMinor += attempt.amount().minor();
        oldestDays = Math.max(oldestDays, days);
        overdue += days >= trust.overdueDays() ? 1 : 0;
      }
    }
    return new Waiting(count, amountMinor, oldestDays, overdue);
  }
}
