package canopy.hardware.display;

/**
 * What the customer shall see. Each kind of display shows as much of it as it can: the LED kind the
 * amount and a lamp, the two-line kind the texts.
 *
 * @param kind what the amount is
 * @param amountMinor the amount in minor units, such as fen
 * @param fractionDigits how many of its digits stand after the point, 0 to 3
 * @param upper first line of text
 * @param lower second line of text
 */
public record DisplayContent(
    Kind kind, long amountMinor, int fractionDigits, String upper, String lower) {

  /** What an amount is. */
  public enum Kind {
    /** Nothing to show. */
    BLANK,
    UNIT_PRICE,
    TOTAL,
    RECEIVED,
    CHANGE
  }

  /** An empty display. */
  public static final DisplayContent BLANK = new DisplayContent(Kind.BLANK, 0, 2, "", "");

  public DisplayContent {
    if (fractionDigits < 0 || fractionDigits > 3) {
      throw new IllegalArgumentException("0 to 3 digits after the point");
    }
  }
}
