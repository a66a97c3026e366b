package canopy.till.station.details;

import canopy.till.payment.ScanSettings;
import canopy.till.station.Devices;
import java.io.IOException;

/** Where devices and codes are kept, and what can be tried out. */
public interface DetailsPort {
  /** The devices as they are kept. Any thread. */
  Devices devices();

  /** The devices in force. Any thread. */
  Devices running();

  /**
   * Keeps the devices and puts them in force; other pumps and another tank gauge after a restart.
   * On a background thread.
   *
   * @throws IOException if they could not be kept
   */
  void replace(Devices next) throws IOException;

  /**
   * How codes are told apart, as it is kept. On a background thread.
   *
   * @throws IOException naming the file that cannot be read
   */
  ScanSettings codes() throws IOException;

  /**
   * Keeps how codes are told apart; in force after a restart. On a background thread.
   *
   * @throws IOException if it could not be kept
   */
  void replace(ScanSettings next) throws IOException;

  /** Shows a test on the pole display. FX thread; returns at once. */
  void testPole();
}
