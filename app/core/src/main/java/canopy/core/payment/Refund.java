package canopy.core.payment;

import canopy.core.quantity.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back through a channel. Its number is derived from what it is for, so that
 * asking again can never pay out twice.
 *
 * @param refundNo our number of this refund ({@link OutNumber#derived})
 * @param purpose why money goes back
 * @param subject the refund's or sale's number, the prepayment's id or the attempt's order number,
 *     by purpose
 * @param order what was paid
 * @param amount above zero, at most the order's
 * @param channelNo the channel's number of this refund; null while not known
 * @param requestedAt when it was first journalled
 * @param tries requests journalled so far
 * @param since when it came into its state, or its last request was journalled
 * @param counted whether it stands in the till's own books already: it was accepted once
 * @param reason what the channel said last; may be empty
 */
public record Refund(
    String refundNo,
    Purpose purpose,
    String subject,
    PaidOrder order,
    Money amount,
    State state,
    @Nullable String channelNo,
    Instant requestedAt,
    int tries,
    Instant since,
    boolean counted,
    String reason) {

  /**
   * How long a refund is asked for by itself; then a person must look, and may have it asked for
   * again. Nothing at a channel ends then (a reversal must be asked for within seven days, a refund
   * has a year), and its number stays good: but what a week of hourly requests did not bring about
   * is no fault of the network, and each request is a line in the journal. The week is the same
   * whoever waits: to end it sooner for a sale that is held up would leave a person to press a key
   * when the network is back.
   */
  public static final Duration ASKED_FOR = Duration.ofDays(7);

  /**
   * How old an order may be whose money goes back through its channel: WeChat Pay's year. Others
   * allow less and refuse it themselves.
   */
  public static final Duration ORDER_AGE = Duration.ofDays(365);

  /** The reason of a refund that a person must look at because the channel never answered. */
  public static final String OUT_OF_TIME = "TIME";

  /**
   * A new one, to be asked for.
   *
   * @param amount above zero
   */
  public static Refund asked(
      String refundNo,
      Purpose purpose,
      String subject,
      PaidOrder order,
      Money amount,
      Instant now) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a refund is above zero, not " + amount);
    }
    return new Refund(
        refundNo, purpose, subject, order, amount, State.ASKING, null, now, 1, now, false, "");
  }

  /** Why money goes back. */
  public enum Purpose {
    /** Goods came back: a refund is paid out through the channel. */
    RETURN,
    /** A part of a sale that is not finished is handed back. */
    GIVE_BACK,
    /** The unused rest of a prepaid fill. */
    REST,
    /** An attempt that was paid too late, or that only the bill knows. */
    LATE
  }

  /** How far a refund is. */
  public enum State {
    /** Asked for, and not accepted yet. */
    ASKING,
    /** Accepted by the channel; the customer will have the money. */
    ACCEPTED,
    /** The channel will not do it, or has not answered in all its time: a person must look. */
    REFUSED
  }

  /** Whether a sale or refund that is open, or aside, must wait for it. */
  public boolean holdsSale(String saleId) {
    boolean inSale = purpose == Purpose.RETURN || purpose == Purpose.GIVE_BACK;
    // One that was never answered may have been paid out: its sale waits for the person, too.
    return state != State.ACCEPTED && !counted && inSale && subject.equals(saleId);
  }

  /** The same in another state, since {@code at}. */
  public Refund in(State next, Instant at, String why) {
    return copy(next, channelNo, tries, at, counted || next == State.ACCEPTED, why);
  }

  public Refund numbered(@Nullable String number) {
    return number == null ? this : copy(state, number, tries, since, counted, reason);
  }

  /** Asked for once more. */
  public Refund tried(int times, Instant at) {
    return copy(State.ASKING, channelNo, times, at, counted, reason);
  }

  private Refund copy(
      State next, @Nullable String number, int times, Instant at, boolean booked, String why) {
    return new Refund(
        refundNo,
        purpose,
        subject,
        order,
        amount,
        next,
        number,
        requestedAt,
        times,
        at,
        booked,
        why);
  }
}
