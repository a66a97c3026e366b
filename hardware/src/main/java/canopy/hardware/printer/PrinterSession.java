package canopy.hardware.printer;

import canopy.hardware.line.Connection;
import canopy.hardware.line.LineException;
import canopy.hardware.line.LineFault;
import canopy.hardware.line.StallGuard;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One open connection to a printer: writes with a stall limit, asks one question at a time and
 * reads the answers on a thread of its own. Used by the printer's worker thread; {@link #poke} and
 * {@link #close} by any.
 */
final class PrinterSession implements AutoCloseable {
  private static final int DLE = 0x10;
  private static final int EOT = 0x04;
  private static final int GS = 0x1D;

  /** In the queues of answers: the connection ended, or someone wants the waiting thread back. */
  private static final int WAKE = -1;

  private static final int ANSWER_LIMIT = 256;

  private final Connection connection;
  private final StallGuard guard;
  private final int answerMillis;
  private final Runnable changed;
  private final BlockingQueue<Integer> realtime = new ArrayBlockingQueue<>(ANSWER_LIMIT);
  private final BlockingQueue<Integer> queued = new ArrayBlockingQueue<>(ANSWER_LIMIT);
  private volatile Set<PrinterFault> automaticFaults = Set.of();
  private volatile boolean ended;
  private int unanswered;
  private boolean queuedPending;

  /**
   * Takes over an open connection.
   *
   * @param changed called on the reading thread when the connection ended or the printer reported a
   *     change by itself
   */
  PrinterSession(
      String name, Connection connection, StallGuard guard, int answerMillis, Runnable changed) {
    this.connection = connection;
    this.guard = guard;
    this.answerMillis = answerMillis;
    this.changed = changed;
    Thread.ofPlatform().daemon().name(name + "-reader").start(this::readToEnd);
  }

  /** Whether the connection has broken or was closed. */
  boolean ended() {
    return ended;
  }

  /** What the printer last reported without being asked. */
  Set<PrinterFault> automaticFaults() {
    return automaticFaults;
  }

  /**
   * Writes; a printer that has reported a fault of its own may take longer.
   *
   * @param excused called on the guard's thread each time the stall limit passed with such a fault
   */
  void write(byte[] bytes, int offset, int length, Runnable excused) throws IOException {
    guard.write(
        connection,
        bytes,
        offset,
        length,
        () -> {
          boolean excuse = automaticFaults.stream().anyMatch(PrinterFault::blocksPrinting);
          if (excuse) {
            excused.run();
          }
          return excuse;
        });
  }

  /** Writes a short command. */
  void write(int... bytes) throws IOException {
    byte[] command = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      command[i] = (byte) bytes[i];
    }
    write(command, 0, command.length, () -> {});
  }

  /** Asks the printer to report changes by itself ({@code GS a}). */
  void switchAutomaticStatusOn() throws IOException {
    write(GS, 'a', 0xFF);
  }

  /**
   * Asks {@code DLE EOT n}.
   *
   * @return the answer; empty when none came in time
   */
  OptionalInt ask(int question) throws IOException, InterruptedException {
    waitForLateAnswers();
    write(DLE, EOT, question);
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(answerMillis);
    while (!ended) {
      Integer answer = realtime.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (answer == null) {
        unanswered++;
        return OptionalInt.empty();
      }
      if (answer != WAKE) {
        return OptionalInt.of(answer);
      }
    }
    throw new LineException(LineFault.LOST, "the printer went away");
  }

  /**
   * All answers look alike, whichever question they belong to. After a question timed out its
   * answer may still come, and must not be taken for the next one's.
   */
  private void waitForLateAnswers() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(answerMillis);
    while (unanswered > 0 && !ended) {
      Integer late = realtime.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (late == null) {
        unanswered = 0;
      } else if (late != WAKE) {
        unanswered--;
      }
    }
    realtime.clear();
  }

  /** All faults now, asked in realtime; empty when the printer does not answer. */
  Optional<Set<PrinterFault>> askFaults(int printerStatus)
      throws IOException, InterruptedException {
    OptionalInt offlineCause = ask(2);
    if (offlineCause.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt errorCause =
        StatusBits.hasError(offlineCause.getAsInt()) ? ask(3) : OptionalInt.of(0);
    OptionalInt paper = ask(4);
    if (errorCause.isEmpty() || paper.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        StatusBits.faults(
            printerStatus, offlineCause.getAsInt(), errorCause.getAsInt(), paper.getAsInt()));
  }

  /** Sends {@code GS r n}, which the printer answers after everything before it was processed. */
  void sendQueued(int question) throws IOException {
    queued.clear();
    write(GS, 'r', question);
    queuedPending = true;
  }

  /** Whether an answer to {@link #sendQueued} is still to come. */
  boolean queuedPending() {
    return queuedPending;
  }

  /**
   * Waits for the answer to {@link #sendQueued}.
   *
   * @return empty when the time passed, when {@link #poke} was called or when the connection ended
   */
  OptionalInt awaitQueued(long millis) throws InterruptedException {
    if (ended && queued.isEmpty()) {
      return OptionalInt.empty();
    }
    Integer answer = queued.poll(millis, TimeUnit.MILLISECONDS);
    if (answer == null || answer == WAKE) {
      return OptionalInt.empty();
    }
    queuedPending = false;
    return OptionalInt.of(answer);
  }

  /** Gets the worker out of {@link #awaitQueued}. */
  void poke() {
    queued.offer(WAKE);
  }

  private void readToEnd() {
    AnswerParser parser =
        new AnswerParser(
            new AnswerParser.Sink() {
              @Override
              public void realtime(int status) {
                realtime.offer(status);
              }

              @Override
              public void queued(int status) {
                queued.offer(status);
              }

              @Override
              public void automatic(int[] status) {
                Set<PrinterFault> faults = StatusBits.faults(status);
                if (!faults.equals(automaticFaults)) {
                  automaticFaults = faults;
                  changed.run();
                }
              }
            });
    byte[] buffer = new byte[256];
    try {
      int count = connection.read(buffer);
      while (count > 0) {
        parser.accept(buffer, count);
        count = connection.read(buffer);
      }
    } catch (IOException e) {
      // The end of the connection, told below.
    } finally {
      ended = true;
      connection.close();
      realtime.offer(WAKE);
      queued.offer(WAKE);
      changed.run();
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
