package canopy.hardware.line;

/** Hears what happens on a {@link Line}. Must return quickly and never wait for the same line. */
public interface LineListener {

  /** Bytes arrived, cut anywhere. Called on the line's reader thread. */
  void received(byte[] bytes);

  /** The line's status changed. Called on the line's reader thread. */
  void statusChanged(DeviceStatus status);

  /** Everything sent so far has been handed to the device. Called on the line's writer thread. */
  default void drained() {}
}
