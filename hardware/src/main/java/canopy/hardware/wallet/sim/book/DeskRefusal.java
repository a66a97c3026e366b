package canopy.hardware.wallet.sim.book;

import java.io.Serial;

/** The desk does not do what it was asked; nothing has changed, unless the reason says so. */
public final class DeskRefusal extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** Why. Each wallet has its own code for it. */
  public enum Reason {
    /** No phone shows this payment code. */
    CODE_UNKNOWN,
    CODE_USED,
    CODE_EXPIRED,
    /** The order now stands as refused, or waits if its QR was scanned. */
    BALANCE_TOO_SMALL,
    ORDER_UNKNOWN,
    /** The number belongs to an order with other terms or without hope. */
    NUMBER_USED,
    ALREADY_PAID,
    ALREADY_CLOSED,
    /** An order of this number waits for its customer. */
    BEING_CONFIRMED,
    NOT_PAID,
    /** A reversal of an order whose customer scanned, or of one with refunds. */
    NOT_REVERSIBLE,
    TOO_LATE,
    /** More than what is left of the payment. */
    REFUND_TOO_LARGE,
    /** The refund number is known with another amount. */
    REFUND_DIFFERS,
    TOO_MANY_REFUNDS,
    REFUND_TOO_SOON
  }

  private final Reason reason;

  public DeskRefusal(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
