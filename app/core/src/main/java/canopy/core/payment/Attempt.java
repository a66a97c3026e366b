package canopy.core.payment;

import canopy.core.quantity.Money;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to have a sale, or a part of it, paid through a channel. It has a merchant order number
 * of its own and is journalled before its request leaves. What it does next is {@link
 * PaymentPlan}'s to say.
 *
 * @param outNo our merchant order number ({@link OutNumber})
 * @param saleId the sale it is for
 * @param kind the tender kind it becomes when it is paid
 * @param channel the channel's id in the configuration
 * @param amount above zero
 * @param code the scanned code's mark; null unless the customer's code was scanned
 * @param shown the code we show; null while there is none
 * @param channelNo the channel's number; null while not known
 * @param startedAt when it was journalled
 * @param giveUpAt when the till stops waiting and begins to take it back
 * @param tries requests to take it back that were journalled so far
 * @param since when it came into its state, or its last such request was journalled
 * @param reason what the channel or a person said last: the channel's code and words, or the reason
 *     typed; may be empty
 * @param stated what the channel says was paid, where that is not {@code amount}; null otherwise
 */
public record Attempt(
    String outNo,
    String saleId,
    String kind,
    String channel,
    Mode mode,
    Money amount,
    State state,
    @Nullable CodeMark code,
    @Nullable ShownCode shown,
    @Nullable String channelNo,
    Instant startedAt,
    Instant giveUpAt,
    int tries,
    Instant since,
    String reason,
    @Nullable Money stated) {
  /** The longest that a call to a channel takes. */
  private static final Duration CALL = Duration.ofSeconds(60);

  /** How far an attempt is. */
  public enum State {
    /** Journalled; its request is leaving, or has left. */
    PENDING,
    /** The request has left and its answer said nothing: it is being asked for. */
    SENT,
    /** The customer has it before them: a password is typed, or our code is on the screen. */
    WAITING,
    /**
     * Paid. It leaves the book at once, for it is a tender now; one that is still here was paid
     * after it had been given up, and waits for the cashier to use it or give it back.
     */
    PAID,
    /** Refused for good; nothing was taken. Leaves the book. */
    DECLINED,
    /** Being taken back, until the channel says so. */
    REVERSING,
    /** Taken back, by the channel's word; still watched for a while. */
    REVERSED,
    /** Can no longer be paid; still watched for a while. */
    CLOSED,
    /** Neither asking nor taking back has settled it: a person must look. */
    UNKNOWN,
    /** Taken as paid on a person's word; waits for the bill. */
    FORCED,
    /** Was paid too late; the money is on its way back. */
    REFUNDING,
    /** Was paid too late; the customer has the money again. Leaves the book. */
    REFUNDED
  }

  /** A new one; its request leaves when it is journalled. */
  public static Attempt begun(
      String outNo,
      String saleId,
      PayMethod method,
      Mode mode,
      Money amount,
      @Nullable CodeMark code,
      Instant now) {
    return new Attempt(
        outNo,
        saleId,
        method.kind(),
        method.channel(),
        mode,
        amount,
        State.PENDING,
        code,
        null,
        null,
        now,
        now.plusMillis(method.times(mode).giveUpMillis()),
        0,
        now,
        "",
        null);
  }

  /** Whether its sale must wait for it: nobody knows yet whether it was paid. */
  public boolean holdsSale() {
    return switch (state) {
      case PENDING, SENT, WAITING, REVERSING, UNKNOWN, PAID -> true;
      case DECLINED, REVERSED, CLOSED, FORCED, REFUNDING, REFUNDED -> false;
    };
  }

  /** Whether it is in the list of unsettled payments, whose number the badge shows. */
  public boolean isUnsettled() {
    return holdsSale() || state == State.FORCED || state == State.REFUNDING;
  }

  /** Whether the till is still waiting for the customer and the channel. */
  public boolean isRunning() {
    return switch (state) {
      case PENDING, SENT, WAITING -> true;
      case PAID, DECLINED, REVERSING, REVERSED, CLOSED, UNKNOWN, FORCED, REFUNDING, REFUNDED ->
          false;
    };
  }

  /**
   * Whether the answer to a request to take it back may still be on its way: whoever took it as
   * paid now would be overtaken by it.
   */
  public boolean mayStillGoBack(Instant now) {
    return mayGoBackFor(now).isPositive();
  }

  /** How long that answer may still come; zero when none can. */
  public Duration mayGoBackFor(Instant now) {
    Duration left = tries > 0 ? Duration.between(now, since.plus(CALL)) : Duration.ZERO;
    return left.isPositive() ? left : Duration.ZERO;
  }

  /** Whether there is a code that can be paid. */
  public boolean isShown() {
    return isRunning() && shown != null;
  }

  /** Whether it is over and only watched for a late success. */
  public boolean isWatched() {
    return state == State.REVERSED || state == State.CLOSED;
  }

  /** The order as a tender and a refund name it. */
  public PaidOrder order(PaidOrder.Proof proof) {
    return new PaidOrder(outNo, kind, channel, channelNo, amount, startedAt, proof);
  }

  /** The same in another state, since {@code at}. */
  public Attempt in(State next, Instant at, String why) {
    return copy(next, shown, channelNo, giveUpAt, tries, at, why, stated);
  }

  public Attempt numbered(@Nullable String number) {
    return number == null
        ? this
        : copy(state, shown, number, giveUpAt, tries, since, reason, stated);
  }

  public Attempt showing(ShownCode next) {
    return copy(state, next, channelNo, giveUpAt, tries, since, reason, stated);
  }

  public Attempt givenUpAt(Instant at) {
    return copy(state, shown, channelNo, at, tries, since, reason, stated);
  }

  public Attempt tried(int times) {
    return copy(state, shown, channelNo, giveUpAt, times, since, reason, stated);
  }

  public Attempt stating(@Nullable Money money) {
    return copy(state, shown, channelNo, giveUpAt, tries, since, reason, money);
  }

  private Attempt copy(
      State next,
      @Nullable ShownCode qr,
      @Nullable String number,
      Instant until,
      int times,
      Instant at,
      String why,
      @Nullable Money money) {
    return new Attempt(
        outNo, saleId, kind, channel, mode, amount, next, code, qr, number, startedAt, until, times,
        at, why, money);
  }
}
