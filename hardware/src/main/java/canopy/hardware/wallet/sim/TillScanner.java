package canopy.hardware.wallet.sim;

import canopy.hardware.line.sim.ControlClient;
import java.io.IOException;

/** The simulated scanner of a till, for a phone that is held in front of it. Any thread. */
final class TillScanner {
  private volatile int controlPort;

  /**
   * @param port where the scanner simulator takes orders; 0 for no scanner
   */
  void at(int port) {
    controlPort = port;
  }

  boolean isThere() {
    return controlPort > 0;
  }

  /**
   * The scanner reads a code.
   *
   * @throws IllegalArgumentException with a sentence if there is no scanner or it does not answer
   */
  void read(String code) {
    if (!isThere()) {
      throw new IllegalArgumentException("there is no scanner");
    }
    try (ControlClient scanner = new ControlClient(controlPort)) {
      scanner.send("scan " + code);
    } catch (IOException e) {
      throw new IllegalArgumentException("the scanner does not answer", e);
    }
  }
}
