package canopy.till.window;

import javafx.animation.AnimationTimer;

/** Calls somebody back when what was just shown has been painted. FX thread. */
final class FirstFrames extends AnimationTimer {
  /** The first pulse lays out, the second finds it painted, the third is on the safe side. */
  private static final int PULSES = 3;

  private final Runnable painted;
  private int pulses;

  private FirstFrames(Runnable painted) {
    this.painted = painted;
  }

  static void then(Runnable painted) {
    new FirstFrames(painted).start();
  }

  @Override
  public void handle(long now) {
    pulses++;
    if (pulses == PULSES) {
      stop();
      painted.run();
    }
  }
}
