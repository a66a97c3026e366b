package canopy.core.settlement;

import canopy.core.quantity.Volume;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what may be unknown. */
final class Volumes {
  private Volumes() {}

  /** Null as soon as one is missing: what is not known is not zero. */
  static @Nullable Volume sum(List<? extends @Nullable Volume> volumes) {
    Volume sum = Volume.ZERO;
    for (Volume each : volumes) {
      if (each == null) {
        return null;
      }
      sum = sum.plus(each);
    }
    return sum;
  }
}
