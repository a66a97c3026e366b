package canopy.hardware.printer;

import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.drawer.DrawerReport.Outcome;
import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.drawer.DrawerState;
import canopy.hardware.line.LineException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Opens the drawer over an open session and watches its sensor. On the worker thread. */
final class DrawerKicker {
  private static final long LOOK_MILLIS = 100;
  private static final int QUESTION_PRINTER = 1;
  private static final int QUESTION_DRAWER = 2;

  private final PrinterSettings settings;

  DrawerKicker(PrinterSettings settings) {
    this.settings = settings;
  }

  /** Kicks once; a kick is never repeated, whatever happens. */
  DrawerReport kick(PrinterSession session, String kickId) throws InterruptedException {
    try {
      byte[] pulse = settings.drawer().kickBytes();
      session.write(pulse, 0, pulse.length, () -> {});
      if (!watched()) {
        return new DrawerReport(kickId, Outcome.SENT, "OK");
      }
      long deadline =
          System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.times().drawerMillis());
      DrawerState state = read(session);
      while (state == DrawerState.CLOSED && System.nanoTime() - deadline < 0) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        state = read(session);
      }
      return switch (state) {
        case OPEN -> new DrawerReport(kickId, Outcome.OPENED, "OK");
        case CLOSED ->
            new DrawerReport(kickId, Outcome.NOT_OPENED, PrinterFault.DRAWER_NOT_OPENED.name());
        case UNKNOWN, NO_SENSOR ->
            new DrawerReport(kickId, Outcome.SENT, PrinterFault.NO_ANSWER.name());
      };
    } catch (IOException e) {
      return new DrawerReport(kickId, Outcome.FAILED, LineException.faultOf(e).name());
    }
  }

  /** The sensor now: in realtime, or in turn from a printer that knows no realtime status. */
  DrawerState read(PrinterSession session) throws IOException, InterruptedException {
    if (!watched()) {
      return settings.drawer().sensor() == DrawerSettings.Sensor.NONE
          ? DrawerState.NO_SENSOR
          : DrawerState.UNKNOWN;
    }
    OptionalInt printer = session.ask(QUESTION_PRINTER);
    if (printer.isPresent()) {
      return settings.drawer().state(StatusBits.drawerPinHigh(printer.getAsInt()));
    }
    if (session.queuedPending()) {
      return DrawerState.UNKNOWN;
    }
    session.sendQueued(QUESTION_DRAWER);
    OptionalInt drawer = session.awaitQueued(settings.times().answerMillis());
    if (drawer.isEmpty()) {
      // Its late answer could be taken for the confirmation of the next job.
      session.close();
      return DrawerState.UNKNOWN;
    }
    return settings.drawer().state(StatusBits.drawerPinHighQueued(drawer.getAsInt()));
  }

  private boolean watched() {
    return settings.answers() && settings.drawer().sensor() != DrawerSettings.Sensor.NONE;
  }
}
