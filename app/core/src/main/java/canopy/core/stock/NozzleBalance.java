package canopy.core.stock;

import canopy.core.quantity.Volume;
import org.jspecify.annotations.Nullable;

/**
 * A nozzle between two readings of its counter, against the fills that the till knows. What the
 * counter has more is fuel that was never recorded: filled by hand or while the controller was off.
 * It is a line of its own and never adjusted away.
 *
 * @param filled all fills between the readings, whatever became of them: paid, prepaid, driven off,
 *     tests
 */
public record NozzleBalance(TotaliserReading opening, TotaliserReading closing, Volume filled) {
  private static final long LITRE = 1_000;
  private static final long TEN = 10;

  /** How a counter got from one reading to the next. */
  public enum Course {
    RISEN,
    /** Past its last figure, and on from zero. */
    ROLLED_OVER,
    /** Back without having been near its end: exchanged, or read or typed wrongly. */
    WENT_BACK
  }

  /** How the counter moved. */
  public Course course() {
    if (closing.volume().compareTo(opening.volume()) >= 0) {
      return Course.RISEN;
    }
    long end = end();
    boolean near =
        opening.volume().millilitres() >= end - end / TEN
            && closing.volume().millilitres() < end / TEN;
    return near ? Course.ROLLED_OVER : Course.WENT_BACK;
  }

  /** What the counter says was filled; null if it went back. */
  public @Nullable Volume counted() {
    return switch (course()) {
      case RISEN -> closing.volume().minus(opening.volume());
      case ROLLED_OVER -> closing.volume().minus(opening.volume()).plus(new Volume(end()));
      case WENT_BACK -> null;
    };
  }

  /**
   * What ran through the nozzle without a fill: above zero, unrecorded fuel; below, fills that the
   * counter does not bear out. Null if the counter went back.
   */
  public @Nullable Volume unrecorded() {
    Volume counted = counted();
    return counted == null ? null : counted.minus(filled);
  }

  /** Where a counter of this many figures begins anew: the power of ten above its reading. */
  private long end() {
    long end = LITRE;
    while (end <= opening.volume().millilitres()) {
      end = Math.multiplyExact(end, TEN);
    }
    return end;
  }
}
