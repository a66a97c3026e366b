package canopy.hardware.printer;

import canopy.hardware.drawer.DrawerState;
import canopy.hardware.line.Connector;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineException;
import canopy.hardware.line.StallGuard;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one printer: opens sessions when needed and asks how the printer is. Used by the
 * worker thread; {@link #poke}, {@link #close} and {@link #shutDown} by any.
 */
final class PrinterPort {
  private static final Logger LOG = LoggerFactory.getLogger(PrinterPort.class);

  private final String name;
  private final PrinterSettings settings;
  private final Connector connector;
  private final Consumer<PrinterStatus> publish;
  private final Runnable changed;
  private final StallGuard guard;
  private volatile @Nullable PrinterSession session;

  /**
   * Makes a port that is not open yet.
   *
   * @param publish takes each status that was found out
   * @param changed called on a session's reading thread when the printer reported something by
   *     itself
   */
  PrinterPort(
      String name,
      PrinterSettings settings,
      Connector connector,
      Consumer<PrinterStatus> publish,
      Runnable changed) {
    this.name = name;
    this.settings = settings;
    this.connector = connector;
    this.publish = publish;
    this.changed = changed;
    this.guard = new StallGuard(name, settings.times().line().stallMillis());
  }

  /** The open session, or a new one; null with the fault published when there is none. */
  @Nullable PrinterSession open() {
    PrinterSession open = session;
    if (open != null && !open.ended()) {
      return open;
    }
    close();
    try {
      PrinterTimes times = settings.times();
      PrinterSession fresh =
          new PrinterSession(
              name,
              connector.open(settings.address(), times.line().connectMillis()),
              guard,
              times.answerMillis(),
              changed);
      session = fresh;
      if (settings.answers()) {
        fresh.switchAutomaticStatusOn();
      }
      return fresh;
    } catch (IOException e) {
      LOG.debug("{}: {}", name, e.getMessage());
      close();
      publish.accept(
          PrinterStatus.of(Set.of(PrinterFault.of(LineException.faultOf(e))), drawerUnread()));
      return null;
    }
  }

  /** Asks for the state and publishes it; a printer that does not answer is not held for faulty. */
  @Nullable PrinterFault look(PrinterSession open) throws InterruptedException {
    try {
      Set<PrinterFault> faults = EnumSet.noneOf(PrinterFault.class);
      DrawerState drawer = drawerUnread();
      if (settings.answers()) {
        OptionalInt printer = open.ask(1);
        if (printer.isPresent()) {
          Optional<Set<PrinterFault>> asked = open.askFaults(printer.getAsInt());
          asked.ifPresentOrElse(faults::addAll, () -> faults.add(PrinterFault.NO_ANSWER));
          drawer = settings.drawer().state(StatusBits.drawerPinHigh(printer.getAsInt()));
        } else {
          faults.add(PrinterFault.NO_ANSWER);
        }
      }
      publish.accept(PrinterStatus.of(faults, drawer));
      return JobSender.firstBlocking(faults);
    } catch (IOException e) {
      close();
      PrinterFault fault = PrinterFault.of(LineException.faultOf(e));
      publish.accept(PrinterStatus.of(Set.of(fault), drawerUnread()));
      return fault;
    }
  }

  /** What is known of the drawer without asking. */
  DrawerState drawerUnread() {
    return settings.drawer().state(false) == DrawerState.NO_SENSOR
        ? DrawerState.NO_SENSOR
        : DrawerState.UNKNOWN;
  }

  /** Whether a line that is to stay open has broken. */
  boolean broken() {
    PrinterSession open = session;
    return open != null && open.ended() && !(settings.address() instanceof LineAddress.Tcp);
  }

  /** Gets a waiting worker back. */
  void poke() {
    PrinterSession open = session;
    if (open != null) {
      open.poke();
    }
  }

  /** Ends the session, if there is one. */
  void close() {
    PrinterSession open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }

  /** Ends the session for good. */
  void shutDown() {
    close();
    guard.close();
  }
}
