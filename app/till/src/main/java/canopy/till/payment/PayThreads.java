package canopy.till.payment;

import java.time.Duration;

/** Where the payment desk's work runs; tests put a turned clock in its place. */
public interface PayThreads extends AutoCloseable {
  /** On the desk's one thread, as soon as it is free. Never waits. */
  void desk(Runnable task);

  /**
   * On the desk's one thread, after a while.
   *
   * @return cancels it
   */
  Runnable later(Duration delay, Runnable task);

  /** A call that may wait for the network. */
  void call(Runnable task);

  /** What has not begun is dropped. */
  @Override
  void close();
}
