package canopy.till.ui.pump;

/**
 * One pump as its tile shows it.
 *
 * @param number 1 and up
 * @param state what it does
 * @param delivery what flows, or may flow
 * @param owed what is between the station and the customers of this pump
 */
public record PumpView(int number, PumpState state, Delivery delivery, Owed owed) {

  /**
   * A fill that is running or authorised.
   *
   * @param grade short name of the grade in hand or delivered last, or empty
   * @param amountMinor running amount, minor units
   * @param volumeMillilitres running volume
   * @param limit the preset as it is written, {@code ¥200} or {@code 30 L}, or who holds the pump;
   *     empty for none
   * @param progressPermille how much of the preset is delivered, or -1 when there is no preset
   */
  public record Delivery(
      String grade, long amountMinor, long volumeMillilitres, String limit, int progressPermille) {
    static final Delivery NONE = new Delivery("", 0, 0, "", -1);
  }

  /**
   * Money that has not changed hands yet.
   *
   * @param unpaidCount number of fills not paid
   * @param unpaidMinor their sum, minor units
   * @param unpaidMinutes age of the oldest, full minutes
   * @param refundDueMinor rest of a prepay that the customer must get back, minor units, 0 for none
   */
  public record Owed(int unpaidCount, long unpaidMinor, int unpaidMinutes, long refundDueMinor) {
    static final Owed NOTHING = new Owed(0, 0, 0, 0);
  }

  /** A pump with nothing to tell but its state. */
  public static PumpView of(int number, PumpState state) {
    return new PumpView(number, state, Delivery.NONE, Owed.NOTHING);
  }

  /** The same pump with a fill running or authorised. */
  public PumpView with(
      String grade, long amountMinor, long volumeMillilitres, String limit, int progressPermille) {
    return new PumpView(
        number,
        state,
        new Delivery(grade, amountMinor, volumeMillilitres, limit, progressPermille),
        owed);
  }

  /** The same pump with fills to be paid. */
  public PumpView owing(int count, long minor, int minutes) {
    return new PumpView(
        number, state, delivery, new Owed(count, minor, minutes, owed.refundDueMinor()));
  }

  /** The same pump with a rest of a prepay to give back. */
  public PumpView refunding(long minor) {
    return new PumpView(
        number,
        state,
        delivery,
        new Owed(owed.unpaidCount(), owed.unpaidMinor(), owed.unpaidMinutes(), minor));
  }
}
