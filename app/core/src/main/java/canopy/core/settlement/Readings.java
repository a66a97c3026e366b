package canopy.core.settlement;

import canopy.core.quantity.Volume;
import org.jspecify.annotations.Nullable;

/**
 * What a counter or a tank showed at both ends of the period.
 *
 * @param opening null if nobody read it: that is not zero
 * @param closing likewise
 */
public record Readings(@Nullable Volume opening, @Nullable Volume closing) {
  /** Nobody read anything. */
  public static final Readings NONE = new Readings(null, null);

  /** Closing less opening; null if one is missing. */
  @Nullable Volume difference() {
    return opening == null || closing == null ? null : closing.minus(opening);
  }
}
