package canopy.hardware.tank.tls;

import canopy.hardware.line.Connection;
import canopy.hardware.line.LineException;
import canopy.hardware.line.LineFault;
import canopy.hardware.line.StallGuard;
import canopy.hardware.tank.TankFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One open line to a gauge: a question, its answer, the next question. Used by the gauge's thread;
 * a gauge that falls silent is got free from by closing the line. {@link #close} by any thread.
 */
final class TlsConversation implements AutoCloseable {
  /** A longer answer is refused: the largest real one has some 20,000 characters. */
  static final int ANSWER_LIMIT_CHARACTERS = 65_536;

  private static final int READ_BUFFER_BYTES = 1_024;

  private final Connection connection;
  private final StallGuard guard;
  private final ScheduledExecutorService timer;
  private final TlsSettings settings;
  private final StringBuilder received = new StringBuilder();
  private volatile boolean silent;
  private boolean over;

  TlsConversation(
      Connection connection,
      StallGuard guard,
      ScheduledExecutorService timer,
      TlsSettings settings) {
    this.connection = connection;
    this.guard = guard;
    this.timer = timer;
    this.settings = settings;
  }

  /** Whether the line has broken, or was closed because the gauge fell silent. */
  boolean over() {
    return over;
  }

  /** Halts an answer that the gauge may still be sending to an earlier question. */
  void hush() throws IOException {
    write(new byte[] {TlsEnvelope.ESC});
  }

  /**
   * Asks and waits for the answer.
   *
   * @param function such as {@code i20100}
   * @return what stands between SOH and ETX; may be the refusal, see {@link TlsEnvelope#refuses}
   * @throws TlsException when no answer comes in time
   * @throws IOException when the line breaks
   */
  String ask(String function) throws IOException {
    received.setLength(0);
    long deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.times().answerMillis());
    write(TlsEnvelope.question(settings.securityCode(), function));
    while (true) {
      int end = received.indexOf(String.valueOf(TlsEnvelope.ETX));
      if (end < 0) {
        read(deadline);
      } else {
        int start = received.lastIndexOf(String.valueOf(TlsEnvelope.SOH), end);
        String frame = start < 0 ? "" : received.substring(start + 1, end);
        received.delete(0, end + 1);
        if (TlsEnvelope.refuses(frame) || TlsEnvelope.answers(frame, function)) {
          return frame;
        }
        // Noise, or the late answer to a question that was given up.
      }
    }
  }

  private void write(byte[] bytes) throws IOException {
    guard.write(connection, bytes, 0, bytes.length);
  }

  private void read(long deadline) throws IOException {
    if (received.length() > ANSWER_LIMIT_CHARACTERS) {
      throw new TlsException(TankFault.UNREADABLE, "the answer does not end");
    }
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    ScheduledFuture<?> watch =
        timer.schedule(
            () -> {
              silent = true;
              connection.close();
            },
            Math.clamp(left, 0, settings.times().silenceMillis()),
            TimeUnit.MILLISECONDS);
    byte[] buffer = new byte[READ_BUFFER_BYTES];
    int count;
    try {
      count = connection.read(buffer);
    } catch (IOException e) {
      over = true;
      throw silent ? new TlsException(TankFault.NO_ANSWER, "no answer in time", e) : e;
    } finally {
      watch.cancel(false);
    }
    if (count < 0) {
      over = true;
      throw silent
          ? new TlsException(TankFault.NO_ANSWER, "no answer in time")
          : new LineException(LineFault.LOST, "the gauge closed the line");
    }
    received.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    connection.close();
  }
}
