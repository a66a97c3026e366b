package canopy.hardware.forecourt.pts;

/**
 * One thread and its clock: what is given to it runs there, one after the other. Nothing that runs
 * on a lane sleeps; what must wait is given to it for later.
 */
interface Lane extends AutoCloseable {
  /** A clock that never goes back; its zero means nothing. */
  long nowMillis();

  /** Runs it as soon as what was given before is done. Any thread; ignored after the close. */
  void run(Runnable task);

  /** Runs it after a pause. Any thread; ignored after the close. */
  void runAfter(long millis, Runnable task);

  /** Interrupts what runs and drops what waits. */
  @Override
  void close();
}
