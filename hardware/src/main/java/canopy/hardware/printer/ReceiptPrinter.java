package canopy.hardware.printer;

import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.drawer.DrawerState;
import canopy.hardware.line.Connector;
import canopy.hardware.line.LineAddress;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One receipt printer with the drawer on it. Jobs are printed in order by a worker thread of its
 * own; a fault before the first byte makes the job wait and go on by itself, a fault after it makes
 * the job unknown, and an unknown job is never printed again from here. Public methods may be
 * called from any thread, never wait and never throw.
 *
 * <p>A {@code tcp:} printer serves one connection at a time, so it is opened per job; other lines
 * stay open. Before a job the printer is asked for its state ({@code DLE EOT}), after it for the
 * end of the work ({@code GS r}).
 */
public final class ReceiptPrinter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptPrinter.class);

  /**
   * A kick that could not be sent for this long is given up: no drawer springs open minutes later.
   */
  private static final int KICK_EXPIRY_MILLIS = 5_000;

  private final String name;
  private final PrinterSettings settings;
  private final PrinterListener listener;
  private final PrinterQueue queue = new PrinterQueue();
  private final PrinterPort port;
  private final DrawerKicker kicker;
  private final JobSender sender;
  private final Thread worker;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final boolean openPerJob;
  private final Object statusLock = new Object();
  private volatile PrinterStatus status;
  private volatile long nextPollNanos = System.nanoTime();

  // Owned by the worker thread.
  private boolean recover;
  private long nextAttemptNanos = System.nanoTime();
  private int retryMillis;

  /**
   * Makes a printer; {@link #start} begins to look at it.
   *
   * @param name names its threads, such as {@code receipt-printer}
   */
  public ReceiptPrinter(
      String name, PrinterSettings settings, Connector connector, PrinterListener listener) {
    this.name = name;
    this.settings = settings;
    this.listener = listener;
    this.openPerJob = settings.address() instanceof LineAddress.Tcp;
    this.port = new PrinterPort(name, settings, connector, this::publish, this::sessionChanged);
    this.kicker = new DrawerKicker(settings);
    this.sender = new JobSender(settings, openPerJob);
    this.retryMillis = settings.times().line().retryFirstMillis();
    this.status = PrinterStatus.of(Set.of(PrinterFault.NOT_STARTED), port.drawerUnread());
    this.worker = Thread.ofPlatform().daemon().name(name).unstarted(this::workForever);
  }

  /** Starts the worker; the first status follows on the listener. */
  public void start() {
    worker.start();
  }

  /** The newest status. */
  public PrinterStatus status() {
    return status;
  }

  /**
   * Takes a job to print after those before it.
   *
   * @return false when it was not taken: {@value PrinterQueue#JOB_LIMIT} jobs wait, or one of the
   *     same id does; no report follows then
   */
  public boolean print(PrintJob job) {
    return !closing.get() && queue.add(job);
  }

  /**
   * Takes back a job that has not begun to be sent; it is reported as failed, cancelled.
   *
   * @return false when it is not waiting
   */
  public boolean cancel(String jobId) {
    return queue.cancel(jobId);
  }

  /**
   * Opens the drawer, ahead of all waiting jobs and even when the paper is out. Sent at most once.
   *
   * @return false when it was not taken: too many kicks wait; no report follows then
   */
  public boolean kickDrawer(String kickId) {
    boolean taken = !closing.get() && queue.addKick(kickId);
    wakeWorker();
    return taken;
  }

  /** Looks at the printer now instead of at the next turn (the test button). */
  public void checkNow() {
    nextPollNanos = System.nanoTime();
    wakeWorker();
  }

  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      wakeWorker();
      worker.interrupt();
      if (!worker.equals(Thread.currentThread())) {
        try {
          worker.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      port.shutDown();
    }
  }

  private void wakeWorker() {
    queue.wake();
    port.poke();
  }

  private void workForever() {
    boolean disabled = settings.address() instanceof LineAddress.None;
    if (disabled) {
      publish(PrinterStatus.disabled(port.drawerUnread()));
    }
    while (!closing.get()) {
      try {
        if (disabled) {
          refuseAll(PrinterFault.PORT_MISSING);
          queue.awaitNews(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
        } else {
          step();
        }
      } catch (InterruptedException e) {
        // Only close() interrupts; the loop ends by its flag.
        LOG.debug("{} is closing", name);
      } catch (RuntimeException | LinkageError e) {
        // Top of the loop: one broken job or driver fault must not end printing for good.
        LOG.error("{}: internal error", name, e);
        port.close();
        nextAttemptNanos = in(settings.times().line().retryMaxMillis());
        nextPollNanos = nextAttemptNanos;
      }
    }
    refuseAll(PrinterFault.SHUT_DOWN);
    port.close();
  }

  private void step() throws InterruptedException {
    for (String id : queue.takeCancelled()) {
      listener.jobReported(new JobReport(id, JobState.FAILED, PrinterFault.CANCELLED, true));
    }
    PrinterQueue.Kick kick = queue.takeKick();
    PrinterQueue.Waiting waiting = queue.first();
    long now = System.nanoTime();
    if (kick != null) {
      runKick(kick, port.open());
    } else if (waiting != null && now - nextAttemptNanos >= 0) {
      attempt(waiting);
    } else if (now - nextPollNanos >= 0 || port.broken()) {
      poll();
    } else {
      if (openPerJob) {
        port.close();
      }
      boolean jobFirst = waiting != null && nextAttemptNanos - nextPollNanos < 0;
      queue.awaitNews(jobFirst ? nextAttemptNanos : nextPollNanos);
    }
  }

  /**
   * Tries the first job: opens the line, looks at the printer, sends if nothing stands against it.
   */
  private void attempt(PrinterQueue.Waiting waiting) throws InterruptedException {
    PrinterSession open = port.open();
    PrinterFault fault = open == null ? firstFault() : port.look(open);
    if (open == null || open.ended() || fault != null) {
      defer(waiting, fault == null ? PrinterFault.LOST : fault);
      return;
    }
    retryMillis = settings.times().line().retryFirstMillis();
    if (!queue.claim(waiting)) {
      return;
    }
    try {
      boolean clearFirst = recover;
      recover = true;
      PrinterFault broken = sender.send(open, waiting.job, clearFirst, new Host(waiting.job.id()));
      recover = broken != null;
      if (broken != null) {
        port.close();
        nextPollNanos = System.nanoTime();
      }
    } catch (InterruptedException e) {
      listener.jobReported(
          new JobReport(waiting.job.id(), JobState.UNKNOWN, PrinterFault.SHUT_DOWN, true));
      throw e;
    } finally {
      queue.remove(waiting);
    }
  }

  private void defer(PrinterQueue.Waiting waiting, PrinterFault fault) {
    long waitedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - waiting.sinceNanos);
    String id = waiting.job.id();
    if (waitedMillis >= waiting.job.patienceMillis()) {
      queue.remove(waiting);
      listener.jobReported(new JobReport(id, JobState.FAILED, fault, true));
      return;
    }
    if (fault != waiting.reported) {
      waiting.reported = fault;
      listener.jobReported(new JobReport(id, JobState.QUEUED, fault, false));
    }
    nextAttemptNanos = in(retryMillis);
    retryMillis = Math.min(retryMillis * 2, settings.times().line().retryMaxMillis());
  }

  private void poll() throws InterruptedException {
    PrinterSession open = port.open();
    if (open != null) {
      port.look(open);
    }
    boolean calm = status.faults().isEmpty() && status.drawer() != DrawerState.OPEN;
    nextPollNanos = in(calm ? settings.times().pollMillis() : settings.times().pollFaultMillis());
    if (calm) {
      nextAttemptNanos = System.nanoTime();
    }
  }

  private void runKick(PrinterQueue.Kick kick, @Nullable PrinterSession open)
      throws InterruptedException {
    boolean expired = System.nanoTime() - kick.sinceNanos() > millis(KICK_EXPIRY_MILLIS);
    DrawerReport report;
    if (open == null || expired) {
      PrinterFault fault = firstFault();
      String detail = (fault == null ? PrinterFault.STALLED : fault).name();
      report = new DrawerReport(kick.id(), DrawerReport.Outcome.FAILED, detail);
    } else {
      report = kicker.kick(open, kick.id());
    }
    listener.drawerReported(report);
    if (report.outcome() == DrawerReport.Outcome.OPENED) {
      publish(PrinterStatus.of(status.faults(), DrawerState.OPEN));
      nextPollNanos = in(settings.times().pollFaultMillis());
    }
  }

  /** On the session's reading thread. A printer opened per job is looked at in its own time. */
  private void sessionChanged() {
    if (!openPerJob) {
      checkNow();
    }
  }

  private @Nullable PrinterFault firstFault() {
    return JobSender.firstBlocking(status.faults());
  }

  private void refuseAll(PrinterFault fault) {
    for (var kick = queue.takeKick(); kick != null; kick = queue.takeKick()) {
      listener.drawerReported(
          new DrawerReport(kick.id(), DrawerReport.Outcome.FAILED, fault.name()));
    }
    for (String id : queue.takeCancelled()) {
      listener.jobReported(new JobReport(id, JobState.FAILED, PrinterFault.CANCELLED, true));
    }
    for (var waiting = queue.first(); waiting != null; waiting = queue.first()) {
      queue.remove(waiting);
      listener.jobReported(new JobReport(waiting.job.id(), JobState.FAILED, fault, true));
    }
  }

  /** Mostly by the worker; by the stall guard's thread while the worker hangs in a write. */
  private void publish(PrinterStatus next) {
    synchronized (statusLock) {
      if (next.equals(status)) {
        return;
      }
      status = next;
      LOG.info("{} is {} {}", name, next.device().availability(), next.faults());
      listener.statusChanged(next);
    }
  }

  private static long in(long millis) {
    return System.nanoTime() + millis(millis);
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Connects one job under way to this printer. */
  private final class Host implements JobSender.Host {
    private final String jobId;

    Host(String jobId) {
      this.jobId = jobId;
    }

    @Override
    public void report(JobState state, @Nullable PrinterFault fault, boolean settled) {
      listener.jobReported(new JobReport(jobId, state, fault, settled));
    }

    @Override
    public void faults(Set<PrinterFault> faults) {
      publish(PrinterStatus.of(faults, status.drawer()));
    }

    @Override
    public void runKicks(PrinterSession open) throws InterruptedException {
      for (var kick = queue.takeKick(); kick != null; kick = queue.takeKick()) {
        runKick(kick, open);
      }
    }

    @Override
    public boolean closing() {
      return closing.get();
    }
  }
}
