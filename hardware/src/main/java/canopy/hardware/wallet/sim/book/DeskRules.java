package canopy.hardware.wallet.sim.book;

/**
 * Amounts and times that all wallets share.
 *
 * @param passwordFromMinor from this amount on a customer must confirm on the phone (WeChat: above
 *     1000 yuan)
 * @param codeLifeMillis how long a payment code can be used (about one minute)
 * @param refundMillis how long a refund is on its way
 * @param refundGapMillis least time between two refunds of an order (WeChat: one minute); 0 = none
 */
public record DeskRules(
    long passwordFromMinor, long codeLifeMillis, long refundMillis, long refundGapMillis) {
  /** As life has it, but for refunds, which arrive within half a second and may follow at once. */
  public static final DeskRules STANDARD = new DeskRules(100_000, 60_000, 500, 0);
}
