package canopy.hardware.printer;

import canopy.hardware.line.LineException;
import canopy.hardware.line.LineFault;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends one job over an open session and finds out what became of it. From the first byte on the
 * outcome can only be confirmed, sent (printer without answers) or unknown. On the worker thread.
 */
final class JobSender {
  private static final int SERIAL_CHUNK_BYTES = 512;
  private static final int TCP_CHUNK_BYTES = 4_096;
  private static final int QUESTION_PAPER = 1;
  private static final int DLE = 0x10;
  private static final int ENQ = 0x05;
  private static final int ESC = 0x1B;

  /** What the sender needs from the printer that runs it. */
  interface Host {
    void report(JobState state, @Nullable PrinterFault fault, boolean settled);

    /** New faults while the job is under way; keeps the drawer state. */
    void faults(Set<PrinterFault> faults);

    /** Carries out waiting drawer kicks on the open session. */
    void runKicks(PrinterSession session) throws IOException, InterruptedException;

    /** Whether the printer is being closed. */
    boolean closing();
  }

  private final PrinterSettings settings;
  private final boolean tcp;

  JobSender(PrinterSettings settings, boolean tcp) {
    this.settings = settings;
    this.tcp = tcp;
  }

  /**
   * Sends the job; every outcome is reported, none is thrown.
   *
   * @param recover true when an earlier job was cut off: the printer may still take what comes for
   *     the rest of a picture, so it is told to clear its buffer first
   * @return the fault when the line is no longer trustworthy and must be opened anew
   */
  @Nullable PrinterFault send(PrinterSession session, PrintJob job, boolean recover, Host host)
      throws InterruptedException {
    host.report(JobState.SENDING, null, false);
    try {
      if (recover) {
        session.write(DLE, ENQ, 2);
        session.write(ESC, '@');
      }
      write(session, job.bytes(), host);
      host.report(JobState.SENT, null, !settings.answers());
      if (!settings.answers()) {
        return null;
      }
      return confirm(session, host);
    } catch (IOException e) {
      PrinterFault fault = PrinterFault.of(LineException.faultOf(e));
      PrinterFault told = firstBlocking(session.automaticFaults());
      host.report(JobState.UNKNOWN, told == null ? fault : told, true);
      return fault;
    }
  }

  private void write(PrinterSession session, byte[] bytes, Host host) throws IOException {
    int chunk = tcp ? TCP_CHUNK_BYTES : SERIAL_CHUNK_BYTES;
    for (int at = 0; at < bytes.length; at += chunk) {
      session.write(
          bytes,
          at,
          Math.min(chunk, bytes.length - at),
          () -> host.faults(session.automaticFaults()));
      if (host.closing()) {
        throw new LineException(LineFault.LOST, "closed while sending");
      }
    }
  }

  /** Waits until the printer has worked off the job, for as long as it has a good reason not to. */
  private @Nullable PrinterFault confirm(PrinterSession session, Host host)
      throws IOException, InterruptedException {
    PrinterTimes times = settings.times();
    session.sendQueued(QUESTION_PAPER);
    long calmDeadline = in(times.confirmMillis());
    boolean faulty = false;
    long faultDeadline = calmDeadline;
    PrinterFault reported = null;
    while (true) {
      OptionalInt done = session.awaitQueued(times.pollFaultMillis());
      if (done.isPresent()) {
        return processed(done.getAsInt(), host);
      }
      if (session.ended() || host.closing()) {
        throw new LineException(LineFault.LOST, "the printer went away before it confirmed");
      }
      host.runKicks(session);
      PrinterFault fault = look(session, host);
      if (fault != null) {
        if (fault != reported) {
          host.report(JobState.SENT, fault, false);
        }
        if (!faulty) {
          faulty = true;
          faultDeadline = in(times.faultMillis());
        }
        calmDeadline = in(times.confirmMillis());
      } else if (reported != null) {
        host.report(JobState.SENT, null, false);
      }
      reported = fault;
      long now = System.nanoTime();
      if (now - calmDeadline > 0 || (faulty && now - faultDeadline > 0)) {
        PrinterFault why = fault == null ? PrinterFault.NO_ANSWER : fault;
        host.report(JobState.UNKNOWN, why, true);
        return why;
      }
    }
  }

  /**
   * The printer has processed the data; if the paper ended on the way, who knows where it stopped.
   */
  private static @Nullable PrinterFault processed(int paperStatus, Host host) {
    if (StatusBits.paperEndQueued(paperStatus)) {
      host.report(JobState.UNKNOWN, PrinterFault.PAPER_OUT, true);
    } else {
      host.report(JobState.CONFIRMED, null, true);
    }
    return null;
  }

  private static @Nullable PrinterFault look(PrinterSession session, Host host)
      throws IOException, InterruptedException {
    OptionalInt printer = session.ask(1);
    if (printer.isEmpty()) {
      return null;
    }
    Optional<Set<PrinterFault>> faults = session.askFaults(printer.getAsInt());
    faults.ifPresent(host::faults);
    return faults.map(JobSender::firstBlocking).orElse(null);
  }

  static @Nullable PrinterFault firstBlocking(Set<PrinterFault> faults) {
    for (PrinterFault fault : PrinterFault.values()) {
      if (fault.blocksPrinting() && faults.contains(fault)) {
        return fault;
      }
    }
    return null;
  }

  private static long in(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
