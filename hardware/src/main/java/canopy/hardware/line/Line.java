package canopy.hardware.line;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line that is kept open: opened by its own reader thread, opened again with growing pauses when
 * it breaks, written by its own writer thread. Unplugging and plugging in again needs no restart.
 * Public methods may be called from any thread and never wait.
 */
public final class Line implements AutoCloseable {
  /** More unsent messages than this are refused. */
  public static final int QUEUE_LIMIT = 64;

  /** A longer message is refused. */
  public static final int MESSAGE_LIMIT_BYTES = 65_536;

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);
  private static final int READ_BUFFER_BYTES = 4_096;
  private static final int WRITE_CHUNK_BYTES = 512;

  private final LineAddress address;
  private final Connector connector;
  private final LineTimes times;
  private final LineListener listener;
  private final StallGuard guard;
  private final Thread reader;
  private final Thread writer;
  private final BlockingQueue<byte[]> unsent = new ArrayBlockingQueue<>(QUEUE_LIMIT);
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Written by the reader thread; the writer takes it from here. */
  private volatile @Nullable Connection connection;

  private volatile boolean stalled;
  private volatile DeviceStatus status = DeviceStatus.offline(LineFault.NOT_STARTED);

  /**
   * Makes a line; {@link #start} opens it.
   *
   * @param name names the threads, such as {@code scanner}
   */
  public Line(
      String name,
      LineAddress address,
      Connector connector,
      LineTimes times,
      LineListener listener) {
    this.address = address;
    this.connector = connector;
    this.times = times;
    this.listener = listener;
    this.guard = new StallGuard(name, times.stallMillis());
    this.reader = Thread.ofPlatform().daemon().name(name + "-reader").unstarted(this::readForever);
    this.writer = Thread.ofPlatform().daemon().name(name + "-writer").unstarted(this::writeForever);
  }

  /** Starts both threads; the first status follows on the listener. */
  public void start() {
    reader.start();
    writer.start();
  }

  /** The newest status. */
  public DeviceStatus status() {
    return status;
  }

  /**
   * Hands a message to the writer thread.
   *
   * @return false when it was dropped: line not open, {@value #QUEUE_LIMIT} messages waiting, or
   *     the message longer than {@value #MESSAGE_LIMIT_BYTES} bytes
   */
  public boolean send(byte[] message) {
    return connection != null
        && message.length <= MESSAGE_LIMIT_BYTES
        && unsent.offer(message.clone());
  }

  @Override
  public void close() {
    closed.countDown();
    drop(connection);
    reader.interrupt();
    writer.interrupt();
    guard.close();
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void readForever() {
    if (address instanceof LineAddress.None) {
      report(DeviceStatus.DISABLED);
      return;
    }
    int pauseMillis = times.retryFirstMillis();
    try {
      while (!isClosed()) {
        LineFault fault;
        try {
          Connection opened = connector.open(address, times.connectMillis());
          pauseMillis = times.retryFirstMillis();
          fault = serve(opened);
        } catch (IOException e) {
          fault = LineException.faultOf(e);
          LOG.debug("{}: {}", address.text(), e.getMessage());
        } catch (RuntimeException | LinkageError e) {
          // Top of the loop: a fault in a driver or its native part must not end the line for good.
          fault = LineFault.IO_ERROR;
          LOG.warn("{}: the line failed", address.text(), e);
        }
        if (!isClosed()) {
          report(DeviceStatus.offline(fault));
        }
        if (closed.await(pauseMillis, TimeUnit.MILLISECONDS)) {
          return;
        }
        pauseMillis = Math.min(pauseMillis * 2, times.retryMaxMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads until the connection ends; says why it ended. */
  private LineFault serve(Connection opened) {
    stalled = false;
    unsent.clear();
    connection = opened;
    try {
      if (isClosed()) {
        return LineFault.LOST;
      }
      report(DeviceStatus.ONLINE);
      byte[] buffer = new byte[READ_BUFFER_BYTES];
      int count = opened.read(buffer);
      while (count > 0) {
        listener.received(Arrays.copyOf(buffer, count));
        count = opened.read(buffer);
      }
      return stalled ? LineFault.STALLED : LineFault.LOST;
    } catch (IOException e) {
      return stalled ? LineFault.STALLED : LineFault.LOST;
    } finally {
      connection = null;
      opened.close();
    }
  }

  private void writeForever() {
    try {
      while (!isClosed()) {
        byte[] message = unsent.take();
        Connection target = connection;
        if (target != null) {
          writeOne(target, message);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeOne(Connection target, byte[] message) {
    try {
      for (int at = 0; at < message.length; at += WRITE_CHUNK_BYTES) {
        guard.write(
            target,
            message,
            at,
            Math.min(WRITE_CHUNK_BYTES, message.length - at),
            this::withoutExcuse);
      }
      if (unsent.isEmpty()) {
        listener.drained();
      }
    } catch (IOException e) {
      // The reader sees the end and opens the line again.
      drop(target);
    } catch (RuntimeException e) {
      LOG.warn("{}: writing failed", address.text(), e);
      drop(target);
    }
  }

  /** Asked by the guard just before it closes the line: the reader must know why it ended. */
  private boolean withoutExcuse() {
    stalled = true;
    return false;
  }

  private void report(DeviceStatus next) {
    if (!next.equals(status)) {
      status = next;
      LOG.info("{} is {} ({})", address.text(), next.availability(), next.detail());
      listener.statusChanged(next);
    }
  }

  private static void drop(@Nullable Connection connection) {
    if (connection != null) {
      connection.close();
    }
  }
}
