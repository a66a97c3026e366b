package canopy.core.bill;

import canopy.core.quantity.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a channel's bill.
 *
 * @param orderNo our merchant order number, or the end of it where the channel's code has no room
 *     for more; empty if the channel does not say
 * @param refundNo our number of the refund; null in a payment, and where the channel does not say
 * @param channelNo the channel's number
 * @param amount zero or above, also for money that went back
 * @param feeThousandths what the channel keeps, in thousandths of a minor unit (WeChat Pay states
 *     five decimals of a yuan); below zero where it gives a fee back
 * @param at by the channel's clock
 */
public record BillItem(
    Kind kind,
    String orderNo,
    @Nullable String refundNo,
    String channelNo,
    Money amount,
    long feeThousandths,
    Instant at) {

  /** What a row is. */
  public enum Kind {
    PAYMENT,
    REFUND,
    /** An order that was taken back as a whole, under its own number. */
    REVERSAL
  }

  public BillItem {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("a row of a bill is not below zero: " + amount);
    }
  }

  /** The amount as it changes what we own. */
  public Money signed() {
    return kind == Kind.PAYMENT ? amount : amount.negated();
  }
}
