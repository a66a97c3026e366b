package canopy.till.station;

import canopy.till.ui.Notice;
import java.io.IOException;
import java.util.function.Consumer;

/** Settings and devices in force, and the tests that the journal knows nothing of. */
public interface SettingsPort {
  /** Any thread. */
  Settings settings();

  /**
   * Keeps settings and puts them in force. On a background thread.
   *
   * @throws IOException if they could not be kept; the old ones are still in force then
   */
  void replace(Settings next) throws IOException;

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

  /** Shows a test on the pole display. FX thread; returns at once. */
  void testPole();

  /**
   * Whether the forecourt answers; also has all counters read, which shows on the pump screens. FX
   * thread; returns at once.
   *
   * @return empty if it does, otherwise the reason in the language spoken now
   */
  String testForecourt();

  /**
   * Reads the tanks. FX thread; returns at once.
   *
   * @param outcome told on the FX thread what the gauge says, or why it says nothing
   */
  void testTankGauge(Consumer<Notice> outcome);
}
