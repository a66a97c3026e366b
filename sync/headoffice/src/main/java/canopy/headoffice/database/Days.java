package canopy.headoffice.database;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/**
 * The partitions of business days: made ahead, and for a late day when its first line comes. A day
 * that is too far away, because a till's clock is wrong, gets none of its own. Any thread.
 */
public final class Days {
  private static final int AHEAD = 3;
  private static final int LATEST = 7;
  private static final int EARLIEST = 400;

  private final Jdbi jdbi;
  private final Clock clock;
  private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

  public Days(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Makes today's and those of the next days. */
  public void ahead() {
    LocalDate today = LocalDate.now(clock);
    LocalDate yesterday = today.minusDays(1);
    made.removeIf(day -> day.isBefore(today.minusDays(EARLIEST)));
    ensure(yesterday.datesUntil(today.plusDays(AHEAD + 1)).toList());
  }

  /** Makes those that are missing. */
  public void ensure(Collection<LocalDate> days) {
    for (LocalDate day : days) {
      if (!made.contains(day) && isNear(day)) {
        jdbi.useTransaction(handle -> handle.execute("SELECT make_day(?)", day));
        made.add(day);
      }
    }
  }

  /** Whether each of them is known to have partitions of its own. */
  public boolean areMade(Collection<LocalDate> days) {
    return made.containsAll(days);
  }

  private boolean isNear(LocalDate day) {
    LocalDate today = LocalDate.now(clock);
    return !day.isBefore(today.minusDays(EARLIEST)) && !day.isAfter(today.plusDays(LATEST));
  }
}
