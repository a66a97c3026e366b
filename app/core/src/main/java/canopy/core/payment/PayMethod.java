package canopy.core.payment;

import java.util.Map;
import java.util.Set;

/**
 * A way to scan and pay: a tender kind and the channel behind it.
 *
 * @param kind the tender kind's id, of type {@code SCAN}
 * @param channel the channel's id in the configuration
 * @param modes what it offers; {@link Mode#STATIC} for a channel that cannot be asked
 * @param refunds whether money can go back through it
 * @param times by mode
 */
public record PayMethod(
    String kind, String channel, Set<Mode> modes, boolean refunds, Map<Mode, PayTimes> times) {
  public PayMethod {
    modes = Set.copyOf(modes);
    times = Map.copyOf(times);
  }

  /** The times of a mode, or the usual ones. */
  public PayTimes times(Mode mode) {
    PayTimes own = times.get(mode);
    return own != null ? own : usual(mode);
  }

  /** What is used where nothing else is known, such as for a method that is gone. */
  public static PayTimes usual(Mode mode) {
    return mode == Mode.CODE ? PayTimes.standardCode() : PayTimes.standardQr();
  }
}
