package canopy.core.payment;

import canopy.core.quantity.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The order at a channel that a tender came from; all that a refund needs to know.
 *
 * @param outNo our merchant order number
 * @param kind the tender kind
 * @param channel the channel's id in the configuration
 * @param channelNo the channel's number; null if it gave none
 * @param amount of the whole order
 * @param requestedAt when the order was journalled; some channels want it again
 * @param proof why the tender was believed
 */
public record PaidOrder(
    String outNo,
    String kind,
    String channel,
    @Nullable String channelNo,
    Money amount,
    Instant requestedAt,
    Proof proof) {

  /** Why a tender was believed. */
  public enum Proof {
    /** A verified answer of the channel. */
    CHANNEL,
    /** A second person's approval, against the number on the customer's bill. */
    FORCED,
    /** The cashier's look at the customer's phone: the channel cannot be asked. */
    UNVERIFIED
  }
}
