package canopy.till.payment;

import canopy.channel.PaymentCode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clear payment codes between the scan and the request, in memory only. A restart loses them, and
 * must: the request may have left. Any thread.
 */
final class CodePocket {
  /**
   * Each waits for one decision of the till: so many only when that stands still. One more is
   * refused, because an attempt without its code would have to be asked for and taken back.
   */
  static final int MOST = 32;

  /** What became of a code. */
  enum Put {
    KEPT,
    /** It was there already: who put it there takes it out. */
    THERE,
    /** There is no room. */
    FULL
  }

  private final Map<String, PaymentCode> codes = new HashMap<>();

  synchronized Put put(String hash, PaymentCode code) {
    if (codes.containsKey(hash)) {
      return Put.THERE;
    }
    if (codes.size() >= MOST) {
      return Put.FULL;
    }
    codes.put(hash, code);
    return Put.KEPT;
  }

  /** Takes it out; null if it is not there. */
  synchronized @Nullable PaymentCode take(String hash) {
    return codes.remove(hash);
  }
}
