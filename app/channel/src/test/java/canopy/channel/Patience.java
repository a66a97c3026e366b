package canopy.channel;

import java.time.Duration;

/** How long a test waits for something that must come. Only a broken program needs all of it. */
public final class Patience {
  public static final int LONGEST_MILLIS = 60_000;
  public static final Duration LONGEST = Duration.ofMillis(LONGEST_MILLIS);

  private Patience() {}
}
