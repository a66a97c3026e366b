package canopy.hardware.display;

import canopy.hardware.line.DeviceStatus;

/** A customer display. Public methods may be called from any thread, never wait and never throw. */
public interface LineDisplay extends AutoCloseable {

  /** Starts to show; until the line is open, the newest content is kept for it. */
  void start();

  /** Shows this instead of what was shown; content that was not shown yet is passed over. */
  void show(DisplayContent content);

  /** The newest status. */
  DeviceStatus status();

  @Override
  void close();
}
