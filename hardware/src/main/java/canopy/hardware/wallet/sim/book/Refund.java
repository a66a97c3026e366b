package canopy.hardware.wallet.sim.book;

/**
 * Money on its way back, or back.
 *
 * @param refundNo the merchant's number; of a reversal the order's own
 * @param channelNo the wallet's number
 * @param amountMinor more than 0
 * @param reversal whether a reversal did it and not a refund
 * @param acceptedMillis when it was accepted
 * @param doneMillis when the customer has it back; in the future while it is on its way
 */
public record Refund(
    String refundNo,
    String channelNo,
    long amountMinor,
    boolean reversal,
    long acceptedMillis,
    long doneMillis) {

  public boolean isDone(long nowMillis) {
    return doneMillis <= nowMillis;
  }
}
