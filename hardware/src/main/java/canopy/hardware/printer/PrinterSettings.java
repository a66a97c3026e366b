package canopy.hardware.printer;

import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.line.LineAddress;

/**
 * Which printer and how to treat it.
 *
 * @param address its line; a {@code tcp:} printer is opened per job, all others stay open
 * @param answers false for a printer (or a one-way line) that never answers a question; its jobs
 *     end as sent
 * @param drawer the drawer on it
 * @param times the limits
 */
public record PrinterSettings(
    LineAddress address, boolean answers, DrawerSettings drawer, PrinterTimes times) {

  /** A printer that answers, with a standard drawer. */
  public static PrinterSettings standard(LineAddress address) {
    return new PrinterSettings(address, true, DrawerSettings.STANDARD, PrinterTimes.STANDARD);
  }
}
