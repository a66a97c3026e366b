package canopy.hardware.scanner;

import canopy.hardware.line.Connector;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.Line;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineListener;
import canopy.hardware.line.LineTimes;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scanner on a serial, USB-serial or network line. */
public final class SerialScanner implements Scanner {
  private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);

  /** A code without terminator is taken as complete after this much silence. */
  private static final int SILENCE_MILLIS = 80;

  /** More unread pieces than this are dropped: something is sending without end. */
  private static final int PIECE_LIMIT = 256;

  /** In the queue: the line broke. */
  private static final byte[] BROKEN = new byte[0];

  private final Line line;
  private final int silenceMillis;
  private final ScannerListener listener;
  private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECE_LIMIT);
  private final CodeAssembler assembler = new CodeAssembler();
  private final Thread thread;

  /**
   * Makes a scanner; {@link #start} begins to listen.
   *
   * @param name names its threads, such as {@code scanner}
   */
  public SerialScanner(
      String name,
      LineAddress address,
      Connector connector,
      LineTimes times,
      ScannerListener listener) {
    this(name, address, connector, times, SILENCE_MILLIS, listener);
  }

  SerialScanner(
      String name,
      LineAddress address,
      Connector connector,
      LineTimes times,
      int silenceMillis,
      ScannerListener listener) {
    this.silenceMillis = silenceMillis;
    this.listener = listener;
    this.line = new Line(name, address, connector, times, new FromLine());
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::assembleForever);
  }

  @Override
  public void start() {
    thread.start();
    line.start();
  }

  @Override
  public DeviceStatus status() {
    return line.status();
  }

  @Override
  public void close() {
    line.close();
    thread.interrupt();
  }

  private void assembleForever() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        byte[] piece =
            assembler.holding() ? pieces.poll(silenceMillis, TimeUnit.MILLISECONDS) : pieces.take();
        take(piece);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(byte @Nullable [] piece) {
    if (piece == null) {
      deliver(assembler.flush());
    } else if (piece.length == 0) {
      assembler.reset();
    } else {
      for (byte b : piece) {
        deliver(assembler.accept(b));
      }
    }
  }

  private void deliver(@Nullable Scan scan) {
    if (scan == null) {
      return;
    }
    try {
      listener.scanned(scan);
    } catch (RuntimeException e) {
      // Top of the loop: a listener's mistake must not end scanning.
      LOG.error("a scan could not be delivered", e);
    }
  }

  /** Hands bytes from the line's thread to the scanner's own. */
  private final class FromLine implements LineListener {
    @Override
    public void received(byte[] bytes) {
      if (!pieces.offer(bytes)) {
        LOG.warn("the scanner sends faster than codes can be taken; {} bytes lost", bytes.length);
      }
    }

    @Override
    public void statusChanged(DeviceStatus status) {
      if (!status.online() && !pieces.offer(BROKEN)) {
        LOG.debug("the scanner's line broke while pieces were waiting");
      }
      listener.statusChanged(status);
    }
  }
}
