package canopy.till.receipt;

import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Recorded;
import canopy.core.state.PrintJob;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable print queue's hands: takes queued jobs from the journal to the printer and the
 * printer's answers back into the journal. That a job has begun is on the disk before its first
 * byte leaves, so after a crash nobody prints it twice unasked. Papers are made on a thread of the
 * desk's own; the drawer is kicked apart from any job.
 */
public final class PrintDesk implements Effects, PrinterListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PrintDesk.class);
  private static final long FORCE_SECONDS = 10;

  private final Paperwork paperwork;
  private final Consumer<PrinterView> publish;
  private final ExecutorService desk =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "print-desk"));
  private final Map<String, PrinterFault> waiting = new ConcurrentHashMap<>();

  private volatile @Nullable PrinterStatus status;
  private volatile @Nullable DrawerReport drawer;
  private volatile @Nullable ReceiptPrinter printer;
  private volatile @Nullable TillLoop loop;
  private volatile boolean closing;

  /**
   * @param publish gets every change, on the printer's threads
   */
  public PrintDesk(Paperwork paperwork, Consumer<PrinterView> publish) {
    this.paperwork = paperwork;
    this.publish = publish;
  }

  /**
   * Joins both sides, and takes up what was waiting when the program ended. After the till loop has
   * started.
   */
  public void connect(@Nullable ReceiptPrinter receiptPrinter, TillLoop till) {
    printer = receiptPrinter;
    loop = till;
    for (PrintJob job : till.snapshot().state().prints().jobs().values()) {
      switch (job.state()) {
        case QUEUED, FAILED -> queue(job);
        case STARTED, SENT, CONFIRMED, UNKNOWN -> {}
      }
    }
  }

  /** The printer as it is now. Any thread. */
  public PrinterView view() {
    return new PrinterView(status, Map.copyOf(waiting), drawer);
  }

  @Override
  public void after(Recorded recorded, TillSnapshot snapshot) {
    if (recorded.event() instanceof DeviceEvent.PrintQueued queued) {
      PrintJob job = snapshot.state().prints().jobs().get(queued.jobId());
      if (job != null && loop != null) {
        queue(job);
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

  private void queue(PrintJob job) {
    if (!closing) {
      desk.execute(() -> take(job));
    }
  }

  /** The top of the desk's work: one broken paper must not stop the others. */
  private void take(PrintJob job) {
    try {
      print(job);
    } catch (RuntimeException e) {
      LOG.error("the paper {} could not be made", job.id(), e);
      report(job.id(), PrintJob.State.FAILED, "NOT_MADE");
    }
  }

  private void print(PrintJob job) {
    ReceiptPrinter device = printer;
    if (device == null) {
      report(job.id(), PrintJob.State.FAILED, "NO_PRINTER");
      return;
    }
    Optional<byte[]> paper = paperwork.paper(job);
    if (paper.isEmpty()) {
      LOG.error("nothing to print for {}", job.id());
      report(job.id(), PrintJob.State.FAILED, "NOT_FOUND");
    } else if (!device.print(canopy.hardware.printer.PrintJob.patient(job.id(), paper.get()))) {
      report(job.id(), PrintJob.State.FAILED, PrinterFault.QUEUE_FULL.name());
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
    String reason = fault == null ? "" : fault.name();
    switch (answer.state()) {
      case QUEUED -> {}
      case SENDING -> await(journal(answer.jobId(), PrintJob.State.STARTED, ""));
      case SENT -> {
        if (answer.settled()) {
          report(answer.jobId(), PrintJob.State.SENT, "");
        }
      }
      case CONFIRMED -> report(answer.jobId(), PrintJob.State.CONFIRMED, "");
      case FAILED -> {
        // What waits when the program ends goes on at the next start.
        if (!closing) {
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
    var _ = journal(id, state, reason);
  }

  private CompletableFuture<Outcome> journal(String id, PrintJob.State state, String reason) {
    TillLoop till = loop;
    return till == null
        ? CompletableFuture.completedFuture(new Outcome.Stopped(Trouble.ENDING))
        : till.submit(Request.system(new CounterCommand.ReportPrint(id, state, reason)));
  }

  /**
   * Comes back only when the start is on the disk; otherwise nothing is sent. The job stays queued
   * in the journal and the next start of the program prints it, unless it was dismissed.
   */
  private static void await(CompletableFuture<Outcome> journalled) {
    try {
      Outcome outcome = journalled.get(FORCE_SECONDS, TimeUnit.SECONDS);
      if (!(outcome instanceof Outcome.Done)) {
        throw new IllegalStateException("a print job did not begin: " + outcome);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended before a print job began", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the start of a print job was not journalled", e);
    }
  }

  @Override
  public void close() {
    closing = true;
    desk.shutdownNow();
    ReceiptPrinter device = printer;
    if (device != null) {
      device.close();
    }
  }
}
