package canopy.hardware.printer;

import canopy.hardware.line.LineFault;
import org.jspecify.annotations.Nullable;

/** What is wrong with a printer or a print job, so that the cashier reads the real reason. */
public enum PrinterFault {
  PAPER_OUT(true),
  /** A warning: printing goes on. */
  PAPER_NEAR_END(false),
  COVER_OPEN(true),
  /** The printer says that it is off line and gives no other reason. */
  OFFLINE(true),
  CUTTER_ERROR(true),
  UNRECOVERABLE_ERROR(true),
  /** Head too hot and the like; ends by itself. */
  RECOVERABLE_ERROR(true),
  CONNECT_REFUSED(true),
  CONNECT_TIMEOUT(true),
  UNREACHABLE(true),
  UNKNOWN_HOST(true),
  PORT_MISSING(true),
  PORT_BUSY(true),
  NO_PERMISSION(true),
  /** The printer stopped taking bytes without telling why. */
  STALLED(true),
  /** The connection broke: reset, unplugged or switched off. */
  LOST(true),
  NOT_STARTED(true),
  IO_ERROR(true),
  /** The bytes were taken, but the printer never said that it was done with them. */
  NO_ANSWER(false),
  QUEUE_FULL(false),
  CANCELLED(false),
  /** The program was closed while the job waited. */
  SHUT_DOWN(false),
  DRAWER_NOT_OPENED(false);

  private final boolean blocking;

  PrinterFault(boolean blocking) {
    this.blocking = blocking;
  }

  /** Whether nothing can be printed while this lasts. */
  public boolean blocksPrinting() {
    return blocking;
  }

  /** Key of the sentence for the cashier, see {@link canopy.hardware.line.DeviceSentences}. */
  public String sentenceKey() {
    LineFault line = lineFault();
    return line == null ? "printer." + name() : "line." + line.name();
  }

  /** The printer's view of a fault of its line. */
  public static PrinterFault of(LineFault fault) {
    return switch (fault) {
      case CONNECT_REFUSED -> CONNECT_REFUSED;
      case CONNECT_TIMEOUT -> CONNECT_TIMEOUT;
      case UNREACHABLE -> UNREACHABLE;
      case UNKNOWN_HOST -> UNKNOWN_HOST;
      case PORT_MISSING -> PORT_MISSING;
      case PORT_BUSY -> PORT_BUSY;
      case NO_PERMISSION -> NO_PERMISSION;
      case STALLED -> STALLED;
      case LOST -> LOST;
      case NOT_STARTED -> NOT_STARTED;
      case IO_ERROR -> IO_ERROR;
    };
  }

  private @Nullable LineFault lineFault() {
    for (LineFault fault : LineFault.values()) {
      if (of(fault) == this) {
        return fault;
      }
    }
    return null;
  }
}
