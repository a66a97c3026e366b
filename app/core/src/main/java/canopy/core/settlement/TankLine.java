package canopy.core.settlement;

import canopy.core.quantity.Volume;
import org.jspecify.annotations.Nullable;

/**
 * A tank's balance: book = opening + deliveries - drawn + returned; variance = measured - book.
 *
 * @param received by deliveries
 * @param drawn through its nozzles, by their counters
 * @param returned poured back after pump tests
 */
public record TankLine(TankPeriod period, Volume received, Volume drawn, Volume returned) {

  /** What the level should be by what it was; null if nobody measured it at the beginning. */
  public @Nullable Volume expected() {
    Volume opening = period.level().opening();
    return opening == null ? null : moved(opening);
  }

  /** What the book says at the end; null if there was none, nor a level to begin it with. */
  public @Nullable Volume book() {
    Volume book = period.book();
    return book == null ? expected() : moved(book);
  }

  /** Measured less expected: below zero is a loss of this period; null if it is not known. */
  public @Nullable Volume variance() {
    return minus(period.level().closing(), expected());
  }

  /** Measured less book, over all periods of the book; null if it is not known. */
  public @Nullable Volume cumulative() {
    return minus(period.level().closing(), book());
  }

  private Volume moved(Volume from) {
    return from.plus(received).minus(drawn).plus(returned);
  }

  private static @Nullable Volume minus(@Nullable Volume measured, @Nullable Volume by) {
    return measured == null || by == null ? null : measured.minus(by);
  }
}
