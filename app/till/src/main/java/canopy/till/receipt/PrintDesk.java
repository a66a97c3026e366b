package canopy.till.receipt;

import canopy.core.command.CounterCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Recorded;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.printer.JobReport;
import canopy.hardware.printer.JobState;
import canopy.hardware.printer.PrinterFault;
import canopy.hardware.printer.PrinterListener;
import canopy.hardware.printer.PrinterStatus;
import canopy.hardware.printer.ReceiptPrinter;
import canopy.till.loop.Effects;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import canopy.till.loop.Trouble;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable print queue's hands: takes queued jobs from the journal to the printer and the
 * printer's answers back into the journal. That a job has begun is on the disk before its first
 * byte leaves, so after a crash nobody prints it twice unasked. Papers are made on a thread of the
 * desk's own; the drawer is kicked apart from any job. What the journal did not take, or the store
 * could not tell, is tried again by itself.
 */
public final class PrintDesk implements Effects, PrinterListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrintDesk.class);
  private static final long CLOSE_SECONDS = 5;
  private static final Duration TRY_AGAIN = Duration.ofSeconds(3);

  /** So often, and so far apart, it is looked whether a receipt has come out. */
  private static final int MOST_TURNS = 40;

  private static final int TURN_MILLIS = 250;

  /** How many sales are kept for jobs that are tried again; the others ask the store. */
  private static final int MOST_SALES = 64;

  /** Another printer, and papers as it wants them. */
  private record Next(@Nullable ReceiptPrinter printer, Paperwork papers) {}

  private final Consumer<PrinterView> publish;
  private final Duration tryAgain;
  private final ScheduledExecutorService desk =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "print-desk"));
  private final PrintNews news = new PrintNews();
  private final Map<String, PrinterFault> waiting = new ConcurrentHashMap<>();
  private final Map<String, Queued> atPrinter = new ConcurrentHashMap<>();

  // Owned by the desk's thread.
  private Paperwork paperwork;
  private @Nullable Next next;
  private final Map<String, Queued> postponed = new LinkedHashMap<>();
  private final Map<String, CounterCommand.ReportPrint> untold = new LinkedHashMap<>();
  private boolean trying;

  private volatile @Nullable PrinterStatus status;
  private volatile @Nullable DrawerReport drawer;
  private volatile @Nullable ReceiptPrinter printer;
  private volatile @Nullable String sending;

  /** A printer is closed to go on with another one. */
  private volatile boolean changing;

  private volatile boolean closing;

  /**
   * @param publish gets every change, on the printer's threads
   */
  public PrintDesk(Paperwork paperwork, Consumer<PrinterView> publish) {
    this(paperwork, publish, TRY_AGAIN);
  }

  PrintDesk(Paperwork paperwork, Consumer<PrinterView> publish, Duration tryAgain) {
    this.paperwork = paperwork;
    this.publish = publish;
    this.tryAgain = tryAgain;
  }

  /**
   * Joins both sides, takes up what was waiting when the program ended, and starts the printer.
   * After the till loop has started.
   */
  public void connect(@Nullable ReceiptPrinter receiptPrinter, TillLoop till) {
    printer = receiptPrinter;
    news.connect(till);
    takeUp();
    if (receiptPrinter != null) {
      receiptPrinter.start();
    }
  }

  private void takeUp() {
    TillLoop till = news.till();
    if (till == null) {
      return;
    }
    TillState now = till.snapshot().state();
    for (PrintJob job : now.prints().jobs().values()) {
      switch (job.state()) {
        case QUEUED, FAILED -> queue(Queued.of(job, now));
        case STARTED, SENT, CONFIRMED, UNKNOWN -> {}
      }
    }
  }

  /**
   * Goes on with another printer that is not started yet, or with none. What is being printed may
   * end; what waits is made anew. Any thread; returns at once.
   */
  public void change(@Nullable ReceiptPrinter other, Paperwork papers) {
    onDesk(
        () -> {
          next = new Next(other, papers);
          changeOver(MOST_TURNS);
        });
  }

  private void changeOver(int turns) {
    Next now = next;
    if (now == null || closing) {
      return;
    }
    if (sending != null && turns > 0) {
      var _ = desk.schedule(() -> changeOver(turns - 1), TURN_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    next = null;
    ReceiptPrinter before = printer;
    changing = true;
    printer = now.printer(); // Who opens the drawer meanwhile waits for this one.
    if (before != null) {
      before.close();
    }
    changing = false;
    paperwork = now.papers();
    atPrinter.clear();
    waiting.clear();
    status = null;
    drawer = null;
    takeUp();
    if (now.printer() != null) {
      now.printer().start();
    }
    publish.accept(view());
  }

  /** The printer as it is now. Any thread. */
  public PrinterView view() {
    return new PrinterView(status, Map.copyOf(waiting), drawer);
  }

  @Override
  public void after(Recorded recorded, TillSnapshot snapshot) {
    if (recorded.event() instanceof DeviceEvent.PrintQueued queued) {
      PrintJob job = snapshot.state().prints().jobs().get(queued.jobId());
      if (job != null && news.till() != null) {
        queue(Queued.of(job, snapshot.state()));
      }
    } else if (recorded.event() instanceof DeviceEvent.PrintDismissed dismissed) {
      ReceiptPrinter device = printer;
      if (device != null) {
        device.cancel(dismissed.jobId());
      }
    } else if (recorded.event() instanceof DeviceEvent.DrawerOpened) {
      ReceiptPrinter device = printer;
      if (device != null && !device.kickDrawer("kick-" + recorded.seq())) {
        LOG.warn("the drawer was not kicked: too many kicks wait");
      }
    }
  }

  private void queue(Queued queued) {
    onDesk(() -> take(queued));
  }

  private void onDesk(Runnable work) {
    try {
      desk.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("the desk is closed");
    }
  }

  /**
   * The top of the desk's work: one broken paper must not stop the others.
   *
   * @return false if the next one would fare no better now
   */
  private boolean take(Queued queued) {
    if (closing) {
      return false;
    }
    String id = queued.job().id();
    postponed.remove(id);
    try {
      return print(queued);
    } catch (FactsUnavailable e) {
      LOG.warn("{} waits for the store: {}", id, e.getMessage());
      report(id, PrintJob.State.FAILED, "NO_FACTS");
      postpone(queued);
      return false;
    } catch (RuntimeException e) {
      LOG.error("the paper {} could not be made", id, e);
      report(id, PrintJob.State.FAILED, "NOT_MADE");
      return true;
    }
  }

  private boolean print(Queued queued) throws FactsUnavailable {
    String id = queued.job().id();
    ReceiptPrinter device = printer;
    if (device == null) {
      report(id, PrintJob.State.FAILED, "NO_PRINTER");
      return true;
    }
    Optional<byte[]> paper = paperwork.paper(queued.job(), queued.sale());
    if (paper.isEmpty()) {
      if (isDismissed(id)) {
        return true; // A payment was settled meanwhile: the paper would no longer be true.
      }
      LOG.error("nothing to print for {}", id);
      report(id, PrintJob.State.FAILED, "NOT_FOUND");
      return true;
    }
    if (atPrinter.putIfAbsent(id, queued) == null
        && !device.print(canopy.hardware.printer.PrintJob.patient(id, paper.get()))) {
      atPrinter.remove(id);
      report(id, PrintJob.State.FAILED, PrinterFault.QUEUE_FULL.name());
      postpone(queued);
      return false;
    }
    return true;
  }

  private boolean isDismissed(String id) {
    TillLoop till = news.till();
    return till != null && !till.snapshot().state().prints().jobs().containsKey(id);
  }

  private void postpone(Queued queued) {
    boolean many = postponed.size() >= MOST_SALES;
    postponed.put(queued.job().id(), many ? new Queued(queued.job(), null) : queued);
    tryLater();
  }

  private void tryLater() {
    if (!trying && !closing) {
      trying = true;
      var _ = desk.schedule(this::tryAgain, tryAgain.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Oldest first. */
  private void tryAgain() {
    trying = false;
    TillLoop till = news.till();
    if (till == null || closing) {
      return;
    }
    if (till.snapshot().trouble() != Trouble.JOURNAL_FAILED) {
      List.copyOf(untold.values()).forEach(this::tell);
      Map<String, PrintJob> known = till.snapshot().state().prints().jobs();
      for (Queued queued : List.copyOf(postponed.values())) {
        PrintJob now = known.get(queued.job().id());
        if (now == null || now.state() == PrintJob.State.UNKNOWN) {
          postponed.remove(queued.job().id());
        } else if (!take(queued)) {
          break;
        }
      }
    }
    if (!postponed.isEmpty() || !untold.isEmpty()) {
      tryLater();
    }
  }

  /** On the printer's thread. Sending may begin only when it is on the disk that it begins. */
  @Override
  public void jobReported(JobReport answer) {
    PrinterFault fault = answer.fault();
    if (answer.state() == JobState.QUEUED && fault != null) {
      waiting.put(answer.jobId(), fault);
    } else {
      waiting.remove(answer.jobId());
    }
    if (answer.settled()) {
      atPrinter.remove(answer.jobId());
      sending = null;
    }
    String reason = fault == null ? "" : fault.name();
    switch (answer.state()) {
      case QUEUED -> {}
      case SENDING -> {
        begin(answer.jobId());
        sending = answer.jobId();
      }
      case SENT -> {
        if (answer.settled()) {
          report(answer.jobId(), PrintJob.State.SENT, "");
        }
      }
      case CONFIRMED -> report(answer.jobId(), PrintJob.State.CONFIRMED, "");
      case FAILED -> {
        // What waits when the program ends goes on at the next start, or at the next printer.
        if (!closing && !(changing && fault == PrinterFault.SHUT_DOWN)) {
          report(answer.jobId(), PrintJob.State.FAILED, reason);
        }
      }
      case UNKNOWN -> report(answer.jobId(), PrintJob.State.UNKNOWN, reason);
    }
    publish.accept(view());
  }

  @Override
  public void statusChanged(PrinterStatus now) {
    status = now;
    publish.accept(view());
  }

  @Override
  public void drawerReported(DrawerReport answer) {
    drawer = answer;
    publish.accept(view());
  }

  private void report(String id, PrintJob.State state, String reason) {
    tell(new CounterCommand.ReportPrint(id, state, reason));
  }

  /** What the till cannot take now is told it later, unless something newer was told by then. */
  private void tell(CounterCommand.ReportPrint report) {
    var _ =
        news.submit(report)
            .thenAccept(
                outcome ->
                    onDesk(
                        () -> {
                          if (outcome instanceof Outcome.Stopped) {
                            untold.put(report.jobId(), report);
                            tryLater();
                          } else {
                            untold.remove(report.jobId());
                          }
                        }));
  }

  /**
   * Comes back only when the start is on the disk; otherwise nothing is sent, and the job is tried
   * again when the till takes events again.
   */
  private void begin(String id) {
    Outcome outcome = news.began(id);
    if (outcome instanceof Outcome.Done) {
      return;
    }
    Queued queued = atPrinter.remove(id);
    if (queued != null && outcome instanceof Outcome.Stopped) {
      onDesk(() -> postpone(queued));
    }
    throw new IllegalStateException("a print job did not begin: " + outcome);
  }

  /** The desk's thread is let finish: interrupting it would close the database's file. */
  @Override
  public void close() {
    closing = true;
    desk.shutdown();
    ReceiptPrinter device = printer;
    if (device != null) {
      device.close();
    }
    try {
      if (!desk.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the print desk is still busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
