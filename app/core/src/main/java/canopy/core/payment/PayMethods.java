package canopy.core.payment;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ways to scan and pay at this till.
 *
 * @param station its whole number, out of which {@link OutNumber} makes the beginning of every
 *     merchant order number
 * @param byKind by tender kind
 * @param trust how much may be taken on a person's word
 * @param codesOnPaper whether a code of ours is printed, because no screen faces the customer
 */
public record PayMethods(
    String station, Map<String, PayMethod> byKind, TrustLimit trust, boolean codesOnPaper) {
  /** None at all. */
  public static final PayMethods NONE = new PayMethods("0", Map.of(), TrustLimit.USUAL);

  /** With a screen that faces the customer. */
  public PayMethods(String station, Map<String, PayMethod> byKind, TrustLimit trust) {
    this(station, byKind, trust, false);
  }

  public PayMethods {
    byKind = Map.copyOf(byKind);
  }

  /** The same at a till where no screen faces the customer. */
  public PayMethods onPaper() {
    return new PayMethods(station, byKind, trust, true);
  }

  /** The same with another limit of trust. */
  public PayMethods trusting(TrustLimit next) {
    return new PayMethods(station, byKind, next, codesOnPaper);
  }

  /** Null if there is none. */
  public @Nullable PayMethod of(String kind) {
    return byKind.get(kind);
  }

  /** A method of a channel, null if there is none: several kinds may share an account. */
  public @Nullable PayMethod through(String channel) {
    return byKind.values().stream()
        .filter(method -> method.channel().equals(channel))
        .min(Comparator.comparing(PayMethod::kind))
        .orElse(null);
  }

  /** The times of a kind that may no longer be configured. */
  public PayTimes times(String kind, Mode mode) {
    PayMethod method = of(kind);
    return method == null ? PayMethod.usual(mode) : method.times(mode);
  }
}
