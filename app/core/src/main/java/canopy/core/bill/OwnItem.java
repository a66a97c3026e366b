package canopy.core.bill;

import canopy.core.quantity.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment or refund of this till, as its own books have it.
 *
 * @param kind never {@link BillItem.Kind#REVERSAL}: an attempt that was taken back is a payment
 *     that is {@link Standing#VOID}
 * @param number our merchant order number, or the refund's number
 * @param orderNo our merchant order number, of a refund that of the payment
 * @param tender the tender kind
 * @param channelNo the channel's number; null if not known
 * @param amount above zero
 * @param at when it was paid or accepted, by the channel's clock where that is known
 * @param saleId the sale; empty if it belongs to none
 */
public record OwnItem(
    BillItem.Kind kind,
    String number,
    String orderNo,
    String tender,
    @Nullable String channelNo,
    Money amount,
    Instant at,
    Standing standing,
    String saleId) {

  /** How far our own books rely on it. */
  public enum Standing {
    /** The channel has said that it is so. */
    COUNTED,
    /** A person has said so: only the bill can bear it out. */
    ON_TRUST,
    /** A refund that was asked for, and not answered yet: it may stand on the bill or not. */
    ASKED,
    /** Came to nothing, as far as we know: the bill must not have it. */
    VOID
  }

  /** Tells it from every other: an order and a refund may not be mistaken for each other. */
  public String key() {
    return key(kind, number);
  }

  static String key(BillItem.Kind kind, String number) {
    return (kind == BillItem.Kind.PAYMENT ? "P:" : "R:") + number;
  }

  /** The key of a payment. */
  public static String paymentKey(String outNo) {
    return key(BillItem.Kind.PAYMENT, outNo);
  }

  /** Whether our books rely on it. */
  public boolean counts() {
    return standing == Standing.COUNTED || standing == Standing.ON_TRUST;
  }

  /** The amount as it changes what we own. */
  public Money signed() {
    return kind == BillItem.Kind.PAYMENT ? amount : amount.negated();
  }
}
