package canopy.core.fuel;

/**
 * How the price sign at the road is changed.
 *
 * @param byHand whether a person changes it and confirms; otherwise there is none, or the forecourt
 *     controller drives it
 * @param minutes after which a question that nobody answers is a trouble; 1 to 1440
 */
public record SignSetup(boolean byHand, int minutes) {
  /** No sign, or one that the controller drives. */
  public static final SignSetup NONE = new SignSetup(false, 15);

  private static final int MOST_MINUTES = 1_440;

  public SignSetup {
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw new IllegalArgumentException("a sign is changed within 1 to 1440 minutes: " + minutes);
    }
  }
}
