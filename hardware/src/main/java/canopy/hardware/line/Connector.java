package canopy.hardware.line;

import java.io.IOException;

/** Opens lines. {@link LineOpener} is the real one; tests may pass a failing one of their own. */
@FunctionalInterface
public interface Connector {

  /**
   * Opens the line.
   *
   * @param connectMillis how long to wait for the other side
   * @throws LineException when it cannot be opened, with the reason
   */
  Connection open(LineAddress address, int connectMillis) throws IOException;
}
