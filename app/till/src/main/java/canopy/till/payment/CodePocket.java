package canopy.till.payment;

import canopy.till.payment.channel.PaymentCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clear payment codes between the scan and the request, in memory only. A restart loses them, and
 * must: the request may have left. Any thread.
 */
final class CodePocket {
  private static final int MOST = 32;

  private final Map<String, PaymentCode> codes = new LinkedHashMap<>();

  /** Whether it was not there already. */
  synchronized boolean put(String hash, PaymentCode code) {
    if (codes.size() >= MOST) {
      codes.remove(codes.keySet().iterator().next());
    }
    return codes.putIfAbsent(hash, code) == null;
  }

  /** Takes it out; null if it is not there. */
  synchronized @Nullable PaymentCode take(String hash) {
    return codes.remove(hash);
  }
}
