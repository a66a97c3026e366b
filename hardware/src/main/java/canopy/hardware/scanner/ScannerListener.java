package canopy.hardware.scanner;

import canopy.hardware.line.DeviceStatus;

/** Hears from a scanner. Must return quickly. */
public interface ScannerListener {

  /** A code was read. Called on the scanner's own thread. */
  void scanned(Scan scan);

  /** The scanner's status changed. Called on its line's thread. */
  void statusChanged(DeviceStatus status);
}
