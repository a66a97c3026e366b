package canopy.hardware.printer;

import canopy.hardware.drawer.DrawerReport;

/** Hears from a {@link ReceiptPrinter}, on the printer's own threads. Must return quickly. */
public interface PrinterListener {

  /** A job moved on. */
  void jobReported(JobReport report);

  /** The printer or its drawer changed. */
  void statusChanged(PrinterStatus status);

  /** What came of a drawer kick. */
  void drawerReported(DrawerReport report);
}
