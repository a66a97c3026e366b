package canopy.core.payment;

/**
 * How much may be taken on a person's word and wait for the channel's bill at one time. Beyond it a
 * manager must agree to every further one.
 *
 * @param payments how many, 0 and up
 * @param amountMinor what they come to together, with the one that is asked for
 * @param overdueDays after how many days one that no bill has borne out is shown as overdue
 */
public record TrustLimit(int payments, long amountMinor, int overdueDays) {
  /** Where a station has set up nothing else. */
  public static final TrustLimit USUAL = new TrustLimit(5, 100_000, 3);

  public TrustLimit {
    if (payments < 0 || amountMinor < 0 || overdueDays < 1) {
      throw new IllegalArgumentException("a limit of trust is not below zero");
    }
  }
}
