package canopy.till.display;

import canopy.hardware.display.DisplayContent;
import canopy.hardware.display.LineDisplay;
import canopy.hardware.line.DeviceStatus;
import org.jspecify.annotations.Nullable;

/**
 * The pole display that is set up now, or none: another one shows at once what the one before did.
 * Any thread; one changes it at a time.
 */
public final class ChangingDisplay implements LineDisplay {
  // Guarded by this.
  private @Nullable LineDisplay now;
  private DisplayContent newest = DisplayContent.BLANK;

  /**
   * Goes on with another display; the one before is closed first, whose line it may have.
   *
   * @param next starts it; null for none
   */
  public void change(@Nullable LineDisplay next) {
    close(); // Takes a while, and the till shows its next line meanwhile.
    if (next != null) {
      synchronized (this) {
        now = next;
        next.show(newest);
      }
      next.start();
    }
  }

  /** Those that are set up start when they are changed to. */
  @Override
  public void start() {}

  @Override
  public synchronized void show(DisplayContent content) {
    newest = content;
    LineDisplay display = now;
    if (display != null) {
      display.show(content);
    }
  }

  @Override
  public synchronized DeviceStatus status() {
    LineDisplay display = now;
    return display == null ? DeviceStatus.DISABLED : display.status();
  }

  @Override
  public void close() {
    LineDisplay before;
    synchronized (this) {
      before = now;
      now = null;
    }
    if (before != null) {
      before.close();
    }
  }
}
