package canopy.core.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done next about an attempt or a refund, and when: a pure function, so that a
 * restart goes on where the journal stands, and tests turn the clock. The payment engine only
 * executes it. A step that is past due is due now.
 */
public final class PaymentPlan {
  private PaymentPlan() {}

  /** What to do. */
  public enum Action {
    /** Ask the channel how the order stands. */
    QUERY,
    /** Ask a last time, and if that settles nothing begin at once to take it back. */
    GIVE_UP,
    /** Ask again to take it back. */
    TAKE_BACK,
    /** The channel had its time: a person must look. */
    ESCALATE,
    /** Nobody used the late payment: give it back. */
    REFUND_LATE,
    /** Ask again for the refund. */
    REFUND,
    /** Ask whether the customer has the money of the refund. */
    QUERY_REFUND
  }

  /** One thing to do and when. */
  public record Step(Action action, Instant due) {}

  /**
   * The next step of an attempt; empty if there is nothing to do by itself.
   *
   * @param now steps to ask that lie before it are skipped; to ask between two requests to take it
   *     back is a step that must have been done by then
   */
  public static Optional<Step> next(Attempt attempt, PayTimes times, Instant now) {
    if (attempt.mode() == Mode.STATIC && attempt.state() != Attempt.State.PAID) {
      return Optional.empty();
    }
    return switch (attempt.state()) {
      case PENDING, SENT, WAITING -> Optional.of(running(attempt, times, now));
      case REVERSING -> Optional.of(reversing(attempt, times, now));
      case UNKNOWN ->
          Optional.of(new Step(Action.QUERY, after(times.watchMillis(), attempt.since(), now)));
      case REVERSED, CLOSED, FORCED -> watching(attempt, times, now);
      case PAID ->
          Optional.of(
              new Step(Action.REFUND_LATE, attempt.since().plusMillis(times.offerMillis())));
      case DECLINED, REFUNDING, REFUNDED -> Optional.empty();
    };
  }

  /**
   * The next step of a refund; empty if there is nothing to do by itself.
   *
   * @param now as with an attempt
   */
  public static Optional<Step> next(Refund refund, PayTimes times, Instant now) {
    return switch (refund.state()) {
      case ASKING ->
          Optional.of(
              askedFirst(
                  Action.QUERY_REFUND, Action.REFUND, refund.since(), times, refund.tries(), now));
      case ACCEPTED ->
          Optional.of(
              new Step(Action.QUERY_REFUND, after(times.watchMillis(), refund.since(), now)));
      case REFUSED -> Optional.empty();
    };
  }

  /** Until when an attempt that is over is watched for a late success. */
  public static Instant watchedUntil(Attempt attempt, PayTimes times) {
    return attempt.since().plusMillis(times.watchForMillis());
  }

  private static Step running(Attempt attempt, PayTimes times, Instant now) {
    boolean nothingToShow =
        attempt.mode() == Mode.QR
            && attempt.shown() == null
            && attempt.state() == Attempt.State.SENT;
    if (nothingToShow || !now.isBefore(attempt.giveUpAt())) {
      return new Step(Action.GIVE_UP, nothingToShow ? attempt.since() : attempt.giveUpAt());
    }
    Instant notBefore =
        attempt.state() == Attempt.State.SENT
            ? attempt.since().plusMillis(times.afterUnknownMillis() - 1)
            : now;
    Instant query =
        after(times.queryMillis(), attempt.startedAt(), notBefore.isAfter(now) ? notBefore : now);
    return query.isBefore(attempt.giveUpAt())
        ? new Step(Action.QUERY, query)
        : new Step(Action.GIVE_UP, attempt.giveUpAt());
  }

  private static Step reversing(Attempt attempt, PayTimes times, Instant now) {
    Instant again = attempt.since().plusMillis(times.retryAfterMillis(attempt.tries()));
    Instant end = attempt.giveUpAt().plusMillis(times.retryForMillis());
    Action then = again.isAfter(end) ? Action.ESCALATE : Action.TAKE_BACK;
    return askedFirst(Action.QUERY, then, attempt.since(), times, attempt.tries(), now);
  }

  /**
   * Half-way through the pause the channel is asked what became of the last request: it may never
   * settle by repeating it alone. WeChat, for one, answers the closing of a paid order with an
   * error for ever, and only a query tells that it is paid.
   */
  private static Step askedFirst(
      Action ask, Action then, Instant since, PayTimes times, int tries, Instant now) {
    long pause = times.retryAfterMillis(tries);
    Instant query = since.plusMillis(pause / 2);
    return now.isBefore(query) ? new Step(ask, query) : new Step(then, since.plusMillis(pause));
  }

  private static Optional<Step> watching(Attempt attempt, PayTimes times, Instant now) {
    Instant query = after(times.watchMillis(), attempt.since(), now);
    return query.isAfter(watchedUntil(attempt, times))
        ? Optional.empty()
        : Optional.of(new Step(Action.QUERY, query));
  }

  private static Instant after(List<Long> times, Instant start, Instant now) {
    long elapsed = Math.max(0, Duration.between(start, now).toMillis());
    return start.plusMillis(PayTimes.after(times, elapsed));
  }
}
