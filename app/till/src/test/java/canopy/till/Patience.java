package canopy.till;

import java.time.Duration;

/** How long a test waits for something that must come. Only a broken program needs all of it. */
public final class Patience {
  public static final int LONGEST_SECONDS = 60;
  public static final int LONGEST_MILLIS = LONGEST_SECONDS * 1_000;
  public static final Duration LONGEST = Duration.ofSeconds(LONGEST_SECONDS);

  /** A test that takes so long hangs. */
  public static final int HANGING_SECONDS = 900;

  private Patience() {}
}
