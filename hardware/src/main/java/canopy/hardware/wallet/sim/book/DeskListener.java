package canopy.hardware.wallet.sim.book;

import org.jspecify.annotations.Nullable;

/** Is told what a wallet would notify a merchant of. Called with the book's monitor held. */
public interface DeskListener {
  /** What happened. */
  enum What {
    PAID,
    CLOSED,
    REFUNDED
  }

  /**
   * It happened.
   *
   * @param order as it stands now
   * @param refund which one, of {@code REFUNDED}; else null
   */
  void happened(What what, Order order, @Nullable Refund refund);
}
