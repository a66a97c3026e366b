package canopy.hardware.display;

import canopy.hardware.line.Connector;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.Line;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineListener;
import canopy.hardware.line.LineTimes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A customer display on a serial line. At 2400 baud one content takes a tenth of a second, so the
 * newest is sent when the one before it is through, and what came between is passed over. After a
 * reconnect the display is set up again and shows the newest content.
 */
public final class PoleDisplay implements LineDisplay {
  private final DisplayProtocol protocol;
  private final Consumer<DeviceStatus> statusListener;
  private final Line line;
  private final Object lock = new Object();

  // Guarded by the lock.
  private DisplayContent newest = DisplayContent.BLANK;
  private @Nullable DisplayContent waiting;
  private boolean busy;
  private boolean online;

  /**
   * Makes a display; {@link #start} opens its line.
   *
   * @param name names its threads, such as {@code pole-display}
   * @param statusListener called on the line's thread
   */
  public PoleDisplay(
      String name,
      LineAddress address,
      DisplayProtocol protocol,
      Connector connector,
      LineTimes times,
      Consumer<DeviceStatus> statusListener) {
    this.protocol = protocol;
    this.statusListener = statusListener;
    this.line = new Line(name, address, connector, times, new FromLine());
  }

  @Override
  public void start() {
    line.start();
  }

  @Override
  public void show(DisplayContent content) {
    synchronized (lock) {
      newest = content;
      waiting = content;
      sendWaiting();
    }
  }

  @Override
  public DeviceStatus status() {
    return line.status();
  }

  @Override
  public void close() {
    line.close();
  }

  /** Sends what waits unless the line is still busy with the content before. Holds the lock. */
  private void sendWaiting() {
    DisplayContent next = waiting;
    if (online && !busy && next != null) {
      waiting = null;
      busy = line.send(protocol.show(next));
    }
  }

  /** Follows the line. */
  private final class FromLine implements LineListener {
    @Override
    public void received(byte[] bytes) {
      // These displays do not answer.
    }

    @Override
    public void statusChanged(DeviceStatus status) {
      synchronized (lock) {
        online = status.online();
        busy = online && line.send(protocol.start());
        waiting = newest;
        sendWaiting();
      }
      statusListener.accept(status);
    }

    @Override
    public void drained() {
      synchronized (lock) {
        busy = false;
        sendWaiting();
      }
    }
  }
}
