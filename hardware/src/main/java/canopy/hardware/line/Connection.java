package canopy.hardware.line;

import java.io.IOException;

/**
 * One open line. One thread reads and one thread writes; any thread may close, which ends both at
 * once (that is how a stalled write is got free).
 */
public interface Connection extends AutoCloseable {

  /**
   * Waits for bytes.
   *
   * @return how many bytes were put at the start of {@code buffer}, at least 1; -1 when the other
   *     side ended the connection or it was closed here
   */
  int read(byte[] buffer) throws IOException;

  /** Writes all bytes; may wait for as long as the device takes none. */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Closes the line; never waits for the device and never throws. */
  @Override
  void close();
}
