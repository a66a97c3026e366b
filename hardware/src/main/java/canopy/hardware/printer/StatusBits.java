package canopy.hardware.printer;

import java.util.EnumSet;
import java.util.Set;

/** What the bits of the status answers mean (Epson TM series; the clones follow it). */
final class StatusBits {
  private StatusBits() {}

  /** {@code DLE EOT 1} and the first automatic byte: level of drawer connector pin 3. */
  static boolean drawerPinHigh(int printerStatus) {
    return (printerStatus & 0x04) != 0;
  }

  /** {@code GS r 2}. */
  static boolean drawerPinHighQueued(int status) {
    return (status & 0x01) != 0;
  }

  /** {@code GS r 1}. */
  static boolean paperEndQueued(int status) {
    return (status & 0x0C) != 0;
  }

  /** The error bit of {@code DLE EOT 2}: {@code DLE EOT 3} tells more. */
  static boolean hasError(int offlineCause) {
    return (offlineCause & 0x40) != 0;
  }

  /**
   * Faults from the answers to {@code DLE EOT 1, 2, 3, 4}.
   *
   * @param errorCause 0 when it was not asked
   */
  static Set<PrinterFault> faults(
      int printerStatus, int offlineCause, int errorCause, int paperStatus) {
    EnumSet<PrinterFault> faults = errors(errorCause);
    if (hasError(offlineCause) && faults.isEmpty()) {
      faults.add(PrinterFault.UNRECOVERABLE_ERROR);
    }
    if ((offlineCause & 0x04) != 0) {
      faults.add(PrinterFault.COVER_OPEN);
    }
    if ((offlineCause & 0x20) != 0 || (paperStatus & 0x60) != 0) {
      faults.add(PrinterFault.PAPER_OUT);
    } else if ((paperStatus & 0x0C) != 0) {
      faults.add(PrinterFault.PAPER_NEAR_END);
    }
    boolean offline = (printerStatus & 0x08) != 0;
    if (offline && faults.stream().noneMatch(PrinterFault::blocksPrinting)) {
      faults.add(PrinterFault.OFFLINE);
    }
    return faults;
  }

  /** Faults from an automatic status back of four bytes. */
  static Set<PrinterFault> faults(int[] automatic) {
    EnumSet<PrinterFault> faults = errors(automatic[1]);
    if ((automatic[0] & 0x20) != 0) {
      faults.add(PrinterFault.COVER_OPEN);
    }
    if ((automatic[2] & 0x0C) != 0) {
      faults.add(PrinterFault.PAPER_OUT);
    } else if ((automatic[2] & 0x03) != 0) {
      faults.add(PrinterFault.PAPER_NEAR_END);
    }
    boolean offline = (automatic[0] & 0x08) != 0;
    if (offline && faults.stream().noneMatch(PrinterFault::blocksPrinting)) {
      faults.add(PrinterFault.OFFLINE);
    }
    return faults;
  }

  private static EnumSet<PrinterFault> errors(int cause) {
    EnumSet<PrinterFault> faults = EnumSet.noneOf(PrinterFault.class);
    if ((cause & 0x08) != 0) {
      faults.add(PrinterFault.CUTTER_ERROR);
    }
    if ((cause & 0x20) != 0) {
      faults.add(PrinterFault.UNRECOVERABLE_ERROR);
    }
    if ((cause & 0x40) != 0) {
      faults.add(PrinterFault.RECOVERABLE_ERROR);
    }
    return faults;
  }
}
