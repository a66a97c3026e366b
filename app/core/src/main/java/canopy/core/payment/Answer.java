package canopy.core.payment;

import canopy.core.quantity.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a channel said, or that nothing usable came back. Holds nothing personal and no payment
 * code.
 *
 * @param outcome what it means
 * @param verified whether the answer's signature was checked and fits; without it an answer can
 *     only be {@link Outcome#UNKNOWN}
 * @param channelNo the channel's number of the payment or refund; null if it gave none
 * @param amount what was paid or refunded, as the channel states it; null if it does not
 * @param code the channel's own code of the answer, or the network fault's; may be empty
 * @param message the channel's own words; may be empty
 * @param wallet which wallet paid, such as {@code WECHAT}; empty if not known
 * @param paidAt when it was paid by the channel's clock; null if not stated
 */
public record Answer(
    Outcome outcome,
    boolean verified,
    @Nullable String channelNo,
    @Nullable Money amount,
    String code,
    String message,
    String wallet,
    @Nullable Instant paidAt) {
  public Answer {
    if (!verified && outcome != Outcome.UNKNOWN) {
      throw new IllegalArgumentException("an answer that is not verified cannot say " + outcome);
    }
  }

  /** Nothing usable came back. */
  public static Answer unknown(String code, String message) {
    return new Answer(Outcome.UNKNOWN, false, null, null, code, message, "", null);
  }

  /** A verified answer that states no amount. */
  public static Answer of(Outcome outcome, String code, String message) {
    return new Answer(outcome, true, null, null, code, message, "", null);
  }
}
