package canopy.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Processor time, which says the same on a busy machine as on a quiet one (caches aside), where
 * time by the clock does not.
 */
final class Processor {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Processor() {}

  /** Of the calling thread so far. */
  static long threadNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Of the whole process so far: with compiler and garbage collector. */
  static long processNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
