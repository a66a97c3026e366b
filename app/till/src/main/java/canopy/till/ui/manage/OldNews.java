package canopy.till.ui.manage;

import canopy.till.ui.Notice;
import java.time.LocalDate;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What was told to one person on one business day, and is no news to the next: that something is
 * done, and questions that only who was asked may answer. Warnings stay. FX thread.
 */
public final class OldNews {
  private @Nullable LocalDate day;
  private @Nullable String operator;

  /**
   * Takes old news away.
   *
   * @param now business date
   * @param by who is at the till; null if nobody is
   */
  public void drop(LocalDate now, @Nullable String by, ObjectProperty<@Nullable Notice> notice) {
    boolean same = now.equals(day) && Objects.equals(by, operator);
    boolean first = day == null;
    day = now;
    operator = by;
    Notice told = notice.get();
    if (!first
        && !same
        && told != null
        && (told.level() == Notice.Level.DONE || told.action() != null)) {
      notice.set(null);
    }
  }
}
