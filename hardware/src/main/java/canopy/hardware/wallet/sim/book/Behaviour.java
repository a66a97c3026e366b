package canopy.hardware.wallet.sim.book;

/**
 * What a scenario makes a customer do.
 *
 * @param asksPassword the customer must confirm, whatever the amount
 * @param confirmAfterMillis and does so by himself after this time; 0 = only on the phone
 * @param notEnough the balance counts as too small
 */
public record Behaviour(boolean asksPassword, long confirmAfterMillis, boolean notEnough) {
  /** As the customer and the amount have it. */
  public static final Behaviour NORMAL = new Behaviour(false, 0, false);
}
