package canopy.hardware.line;

import canopy.hardware.Patience;

/** Times of lines under test: tried again soon, and what is late on a busy machine is no fault. */
public final class Calm {
  public static final LineTimes LINE =
      new LineTimes(Patience.LONGEST_MILLIS, Patience.LONGEST_MILLIS, 50, 100);

  private Calm() {}
}
