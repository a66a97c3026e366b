package canopy.core.payment;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long a channel is asked and what happens then; for one channel and one mode. Values of the
 * channels' own guides; a station may change them in its configuration.
 *
 * @param queryMillis when to ask how the order stands, after its start; past the last one the last
 *     gap is repeated
 * @param afterUnknownMillis not sooner than this after an answer that said nothing
 * @param giveUpMillis after the start; then the order is taken back
 * @param extendMillis what the cashier may add once; 0 for never
 * @param takeBack how an order is taken back
 * @param takeBackAfterMillis not sooner than this after the start
 * @param notFoundAfterMillis after the start a scanned code's order that the channel does not know
 *     cannot be on its way any more
 * @param retryMillis pauses between requests to take back, or to refund; the last is repeated
 * @param retryForMillis after the time is up an order is taken back for so long; then a person must
 *     look. The window that WeChat gives for a reversal; refunds have their own ({@link
 *     Refund#ASKED_FOR})
 * @param watchMillis when to ask for a late success, after the end; past the last one the last gap
 *     is repeated
 * @param watchForMillis then the bill is the last word
 * @param offerMillis how long a late payment is offered for its sale before it is given back
 */
public record PayTimes(
    List<Long> queryMillis,
    long afterUnknownMillis,
    long giveUpMillis,
    long extendMillis,
    TakeBack takeBack,
    long takeBackAfterMillis,
    long notFoundAfterMillis,
    List<Long> retryMillis,
    long retryForMillis,
    List<Long> watchMillis,
    long watchForMillis,
    long offerMillis) {

  /** How an order is taken back. */
  public enum TakeBack {
    /** Whether it is paid or not: one request, repeated until the channel says so. */
    REVERSE,
    /** Only while it is not paid. A payment that comes first is refunded. */
    CLOSE
  }

  private static final List<Long> RETRIES =
      seconds(5, 15, 30, 60, 300, 300, 600, 900, 1_800, 3_600);
  private static final List<Long> WATCH = seconds(5, 60, 300, 900, 3_600, 7_200);
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final long REVERSE_WINDOW_MILLIS = TimeUnit.DAYS.toMillis(7);
  private static final long AFTER_UNKNOWN_MILLIS = 5_000;
  private static final long NOT_FOUND_MILLIS = 60_000;
  private static final long OFFER_MILLIS = TimeUnit.MINUTES.toMillis(5);

  public PayTimes {
    queryMillis = rising(queryMillis);
    watchMillis = rising(watchMillis);
    retryMillis = List.copyOf(retryMillis);
    if (retryMillis.isEmpty() || retryMillis.stream().anyMatch(pause -> pause < 1_000)) {
      throw new IllegalArgumentException("a pause between two requests is at least a second");
    }
    if (giveUpMillis < 1_000 || takeBackAfterMillis < 0 || extendMillis < 0) {
      throw new IllegalArgumentException("times of a payment go forward");
    }
  }

  /** WeChat Pay by the customer's code: asked for 45 s, reversed not before 15 s. */
  public static PayTimes wechatCode() {
    return scanned(15, 3, 6, 10, 15, 20, 25, 30, 35, 40, 45);
  }

  /** WeChat Pay by our code: it lives two hours, however short the screen shows it. */
  public static PayTimes wechatQr() {
    return shown(TimeUnit.HOURS.toMillis(2));
  }

  /** Alipay by the customer's code: asked for 60 s, then cancelled at once. */
  public static PayTimes alipayCode() {
    return scanned(0, 5, 8, 12, 16, 20, 25, 30, 35, 40, 45, 50, 55, 60);
  }

  /** Alipay by our code: closing also gives back what was paid a moment before. */
  public static PayTimes alipayQr() {
    return shown(DAY_MILLIS);
  }

  /** UnionPay, and a channel that nobody has given times for: asked for 60 s, then reversed. */
  public static PayTimes standardCode() {
    return scanned(15, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60);
  }

  /** Our code at a channel that nobody has given times for. */
  public static PayTimes standardQr() {
    return shown(DAY_MILLIS);
  }

  /** Given up with the last question. */
  private static PayTimes scanned(long takeBackAfterSeconds, long... querySeconds) {
    List<Long> queries = seconds(querySeconds);
    return usual(
        queries,
        queries.getLast(),
        0,
        TakeBack.REVERSE,
        TimeUnit.SECONDS.toMillis(takeBackAfterSeconds),
        DAY_MILLIS);
  }

  /**
   * Two minutes, and one more if the cashier likes; the channel lets the code die after all three.
   */
  private static PayTimes shown(long watchForMillis) {
    return usual(
        seconds(5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35, 38, 41, 44, 47, 50, 53, 56, 59, 64),
        120_000,
        60_000,
        TakeBack.CLOSE,
        0,
        watchForMillis);
  }

  private static PayTimes usual(
      List<Long> queryMillis,
      long giveUpMillis,
      long extendMillis,
      TakeBack takeBack,
      long takeBackAfterMillis,
      long watchForMillis) {
    return new PayTimes(
        queryMillis,
        AFTER_UNKNOWN_MILLIS,
        giveUpMillis,
        extendMillis,
        takeBack,
        takeBackAfterMillis,
        NOT_FOUND_MILLIS,
        RETRIES,
        REVERSE_WINDOW_MILLIS,
        WATCH,
        watchForMillis,
        OFFER_MILLIS);
  }

  /** The first of rising times that lies after {@code elapsedMillis}. */
  static long after(List<Long> times, long elapsedMillis) {
    for (long time : times) {
      if (time > elapsedMillis) {
        return time;
      }
    }
    long last = times.getLast();
    long gap = times.size() == 1 ? last : last - times.get(times.size() - 2);
    return last + gap * ((elapsedMillis - last) / gap + 1);
  }

  /** The pause after the {@code tries}-th request, 1 and up. */
  long retryAfterMillis(int tries) {
    return retryMillis.get(Math.min(Math.max(tries, 1), retryMillis.size()) - 1);
  }

  private static List<Long> seconds(long... seconds) {
    return Arrays.stream(seconds).map(TimeUnit.SECONDS::toMillis).boxed().toList();
  }

  private static List<Long> rising(List<Long> times) {
    List<Long> copy = List.copyOf(times);
    long before = 0;
    for (long time : copy) {
      if (time <= before) {
        throw new IllegalArgumentException("times of a payment must rise: " + copy);
      }
      before = time;
    }
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("a payment is asked for at least once");
    }
    return copy;
  }
}
