package canopy.hardware.printer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one printer: jobs, drawer kicks, cancellations. Filled by any thread, emptied by
 * the worker; its monitor guards it.
 */
final class PrinterQueue {
  static final int JOB_LIMIT = 256;
  static final int KICK_LIMIT = 16;

  /** A waiting job with what the worker remembers about it. */
  static final class Waiting {
    final PrintJob job;
    final long sinceNanos;
    @Nullable PrinterFault reported;

    Waiting(PrintJob job, long sinceNanos) {
      this.job = job;
      this.sinceNanos = sinceNanos;
    }
  }

  /** A waiting kick. */
  record Kick(String id, long sinceNanos) {}

  private final Deque<Waiting> jobs = new ArrayDeque<>();
  private final Deque<Kick> kicks = new ArrayDeque<>();
  private final List<String> cancelled = new ArrayList<>();
  private boolean sending;
  private boolean news;

  synchronized boolean add(PrintJob job) {
    boolean known = jobs.stream().anyMatch(waiting -> waiting.job.id().equals(job.id()));
    if (known || jobs.size() >= JOB_LIMIT) {
      return false;
    }
    jobs.add(new Waiting(job, System.nanoTime()));
    wake();
    return true;
  }

  synchronized boolean addKick(String id) {
    if (kicks.size() >= KICK_LIMIT) {
      return false;
    }
    kicks.add(new Kick(id, System.nanoTime()));
    wake();
    return true;
  }

  /** Takes a job out unless it is being sent. */
  synchronized boolean cancel(String jobId) {
    Waiting first = jobs.peek();
    if (sending && first != null && first.job.id().equals(jobId)) {
      return false;
    }
    if (!jobs.removeIf(waiting -> waiting.job.id().equals(jobId))) {
      return false;
    }
    cancelled.add(jobId);
    wake();
    return true;
  }

  synchronized List<String> takeCancelled() {
    List<String> ids = List.copyOf(cancelled);
    cancelled.clear();
    return ids;
  }

  synchronized @Nullable Kick takeKick() {
    return kicks.poll();
  }

  synchronized @Nullable Waiting first() {
    return jobs.peek();
  }

  /** Marks the first job as being sent; false when it was cancelled just now. */
  synchronized boolean claim(Waiting waiting) {
    sending = jobs.peek() == waiting;
    return sending;
  }

  synchronized void remove(Waiting waiting) {
    sending = false;
    jobs.remove(waiting);
  }

  synchronized void wake() {
    news = true;
    notifyAll();
  }

  /** Waits until something was added, {@link #wake} was called or the time is over. */
  synchronized void awaitNews(long untilNanos) throws InterruptedException {
    long left = untilNanos - System.nanoTime();
    while (!news && left > 0) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
      left = untilNanos - System.nanoTime();
    }
    news = false;
  }
}
