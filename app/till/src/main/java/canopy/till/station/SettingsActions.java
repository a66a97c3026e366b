package canopy.till.station;

import canopy.hardware.tank.tls.GaugeUnits;
import canopy.till.ui.Language;

/** What can be set. Every change is an event with who did it. FX thread; returns at once. */
interface SettingsActions {
  /** Puts the line that stands in the field in force. */
  void saveLine(DeviceKind kind);

  /** From now on only the certificate that is shown is the forecourt controller's. */
  void trustCertificate();

  /** Prints, kicks, shows or asks, and says what came of it. */
  void test(DeviceKind kind);

  void paper(int millimetres);

  /** What the tank gauge is set to count in. */
  void gaugeUnits(GaugeUnits units);

  void customerScreen(boolean shown);

  void autoAuthorise(boolean on);

  void dark(boolean on);

  void sounds(boolean on);

  /** Seconds without a touch; 0 for never. */
  void autoLock(int seconds);

  /** The language of everything that is printed from now on. */
  void paperLanguage(Language language);

  void speak(Language language);
}
