package canopy.till.station.limits;

import canopy.core.catalogue.Names;
import org.jspecify.annotations.Nullable;

/**
 * One limit as it is set now.
 *
 * @param name lasting, for the journal
 * @param key its word in the texts
 * @param about what stands for {@code {0}} in the word, such as a way to pay; null for nothing
 * @param value null if another limit stands in for it
 * @param most of what may be set, {@code least} included as well
 * @param needed whether it must have a value of its own
 */
record Limit(
    LimitGroup group,
    String name,
    String key,
    @Nullable Names about,
    LimitUnit unit,
    @Nullable Long value,
    long least,
    long most,
    boolean needed) {

  /** How it is typed now; empty without a value of its own. */
  String typed(int moneyDecimals) {
    return value == null ? "" : unit.write(value, moneyDecimals);
  }

  boolean allows(long next) {
    return next >= least && next <= most;
  }
}
