package canopy.till.report.export;

import java.util.concurrent.CancellationException;

/** How far a file is, and the way to stop it. Filled by who writes it; asked on any thread. */
public class FileProgress {
  private volatile long done;
  private volatile long of = 1;
  private volatile boolean stopped;

  /** So many steps more. */
  public void expect(long steps) {
    of = Math.max(1, done + steps);
  }

  /**
   * One step is done.
   *
   * @throws CancellationException if somebody has stopped it: whoever writes leaves nothing behind
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // Written by one thread.
  public void step() {
    check();
    done++;
  }

  /** The same between two steps. */
  public void check() {
    if (stopped) {
      throw new CancellationException("the file was stopped");
    }
  }

  /** Stops it at its next step. */
  public void stop() {
    stopped = true;
  }

  /** Part of the way, 0 to 1. */
  public double part() {
    return Math.min(1, (double) done / of);
  }
}
