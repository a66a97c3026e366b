package canopy.till.station.details;

import canopy.hardware.drawer.DrawerSettings;
import canopy.till.station.Devices;

/** What can be done on the page. FX thread; returns at once. */
interface DetailsActions {
  /** Whether the printer draws QR codes itself. */
  void ownQr(boolean own);

  /** Whether the printer never answers. */
  void oneWay(boolean never);

  /** Checks and keeps the code page that stands in the field. */
  void saveCodePage();

  void sensor(Devices.DrawerSensor sensor);

  void kick(DrawerSettings.Kick kick);

  void pole(Devices.PoleProtocol protocol);

  /** Checks and keeps what stands in the scanner's fields. */
  void saveScanner();

  /** Writes the usual limits into the scanner's fields. */
  void usualScanner();

  /** Checks and keeps the labels that stand there. */
  void saveLabels();

  void testPrinter();

  void testDrawer();

  void testPole();

  /** Says what the next code is. */
  void testScanner();

  /** Says what the next code says, read by the labels that stand there. */
  void testLabels();
}
