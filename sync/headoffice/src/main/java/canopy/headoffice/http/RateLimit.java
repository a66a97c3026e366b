package canopy.headoffice.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many in so long a time, for each key, and evenly after that. It remembers a time per key: when
 * all that was taken so far would have been taken at the even rate (the generic cell rate
 * algorithm). Any thread.
 */
public final class RateLimit {
  private static final int MOST_KEYS = 100_000;

  private final long perMillis;
  private final long eachMillis;
  private final InstantSource clock;
  private final Map<String, Long> evenAtMillis = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param count how many are taken in {@code per}, at once if they like
   * @param per at least a millisecond for each
   */
  public RateLimit(int count, Duration per, InstantSource clock) {
    this.perMillis = per.toMillis();
    this.eachMillis = perMillis / count;
    this.clock = clock;
    if (eachMillis < 1) {
      throw new IllegalArgumentException(count + " in " + per + " is too fine");
    }
  }

  /** Takes one, if there is one. Returns how long to wait for it otherwise; 0 if it was taken. */
  public synchronized long takeOrWaitMillis(String key) {
    long waitMillis = waitMillis(key);
    if (waitMillis == 0) {
      evenAtMillis.put(key, even(key) + eachMillis);
      if (evenAtMillis.size() > MOST_KEYS) {
        evenAtMillis.remove(evenAtMillis.keySet().iterator().next());
      }
    }
    return waitMillis;
  }

  /** How long until one can be taken; 0 if there is one now. */
  public synchronized long waitMillis(String key) {
    return Math.max(0, even(key) + eachMillis - clock.millis() - perMillis);
  }

  /** As if the last one had not been taken. */
  public synchronized void giveBack(String key) {
    evenAtMillis.computeIfPresent(key, (k, even) -> even - eachMillis);
  }

  /** Takes one. @throws Problem {@code too-many}, with the seconds to wait, if there is none */
  public void take(String key) {
    refuse(takeOrWaitMillis(key));
  }

  /** Takes none. @throws Problem {@code too-many}, with the seconds to wait, if there is none */
  public void check(String key) {
    refuse(waitMillis(key));
  }

  private long even(String key) {
    long nowMillis = clock.millis();
    return Math.max(nowMillis, evenAtMillis.getOrDefault(key, nowMillis));
  }

  private static void refuse(long waitMillis) {
    if (waitMillis > 0) {
      throw Problem.tooMany((waitMillis + 999) / 1000);
    }
  }
}
