package canopy.core.command;

import canopy.core.quantity.Money;

/** Paying. */
public sealed interface TenderCommand extends Command {
  /**
   * Takes money, or pays it out in a refund. When nothing is left to pay, the sale is completed.
   *
   * @param saleId which sale the cashier saw when pressing
   * @param tendersSeen how many tenders it had then: a second press of the same button no longer
   *     fits and does nothing
   * @param given above zero in a sale, below zero in a refund
   * @param reference slip, voucher or account number; empty if none
   * @param otherWay whether it goes out in cash although nothing of it came in so
   */
  record Take(
      String saleId, int tendersSeen, String kind, Money given, String reference, boolean otherWay)
      implements TenderCommand {
    /** As it came in, or in a sale. */
    public Take(String saleId, int tendersSeen, String kind, Money given, String reference) {
      this(saleId, tendersSeen, kind, given, reference, false);
    }
  }

  /** Hands a tender back before the sale is completed. */
  record GiveBack(String saleId, int tenderNo) implements TenderCommand {}

  /** Completes a sale that comes to nothing, such as one with a full discount. */
  record CloseAtZero(String saleId) implements TenderCommand {}
}
