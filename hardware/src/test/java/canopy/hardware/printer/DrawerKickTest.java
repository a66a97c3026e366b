package canopy.hardware.printer;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.Patience;
import canopy.hardware.drawer.DrawerReport;
import canopy.hardware.drawer.DrawerSettings;
import canopy.hardware.drawer.DrawerState;
import canopy.hardware.line.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The drawer on the printer: kicked once, whatever happens to the paper. */
@Timeout(Patience.HANGING_SECONDS)
class DrawerKickTest extends PrinterRig {
  @Test
  void kicksTheDrawerAndSeesItOpenAndClose() {
    start(settings());
    Waiting.until(statuses, s -> s.drawer() == DrawerState.CLOSED);
    printer.kickDrawer("k1");
    assertThat(drawerReport().outcome()).isEqualTo(DrawerReport.Outcome.OPENED);
    Waiting.until(statuses, s -> s.drawer() == DrawerState.OPEN);
    simulator.command("drawer closed");
    Waiting.until(statuses, s -> s.drawer() == DrawerState.CLOSED);
    assertThat(simulator.command("state")).contains("pulses=1");
  }

  @Test
  void kicksTheDrawerWhileTheJobWaitsForPaper() {
    simulator.command("paper out");
    start(settings());
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    report(JobState.QUEUED);
    printer.kickDrawer("k1");
    assertThat(drawerReport().outcome()).isEqualTo(DrawerReport.Outcome.OPENED);
    assertThat(simulator.command("state")).contains("pulses=1").contains("jobs=0");
  }

  @Test
  void jobThatFailedAndCameBackDoesNotKickTwice() {
    simulator.command("power off");
    start(settings());
    printer.kickDrawer("k1");
    DrawerReport report = drawerReport();
    assertThat(report.outcome()).isEqualTo(DrawerReport.Outcome.FAILED);
    assertThat(report.detail()).isEqualTo("CONNECT_REFUSED");
    simulator.command("power on");
    printer.print(PrintJob.patient("a", receipt("x", 1)));
    report(JobState.CONFIRMED);
    assertThat(simulator.command("state")).contains("pulses=0");
  }

  @Test
  void lockedDrawerIsReported() {
    simulator.command("drawer-lock on");
    PrinterTimes times = CALM;
    start(
        settings(
            new PrinterTimes(
                times.line(),
                times.answerMillis(),
                times.confirmMillis(),
                times.faultMillis(),
                times.pollMillis(),
                times.pollFaultMillis(),
                400)));
    printer.kickDrawer("k1");
    assertThat(drawerReport().outcome()).isEqualTo(DrawerReport.Outcome.NOT_OPENED);
  }

  @Test
  void invertedSensorIsReadTheOtherWayRound() {
    simulator.command("sensor inverted");
    start(
        settings(
            "tcp:127.0.0.1:" + port,
            true,
            new DrawerSettings(
                DrawerSettings.Kick.PULSE, 1, 100, DrawerSettings.Sensor.LOW_IS_OPEN)));
    Waiting.until(statuses, s -> s.drawer() == DrawerState.CLOSED);
    printer.kickDrawer("k1");
    assertThat(drawerReport().outcome()).isEqualTo(DrawerReport.Outcome.OPENED);
  }

  @Test
  void drawerWithoutSensorIsOnlySent() {
    start(
        settings(
            "tcp:127.0.0.1:" + port,
            true,
            new DrawerSettings(DrawerSettings.Kick.PULSE, 0, 100, DrawerSettings.Sensor.NONE)));
    assertThat(status().drawer()).isEqualTo(DrawerState.NO_SENSOR);
    printer.kickDrawer("k1");
    assertThat(drawerReport().outcome()).isEqualTo(DrawerReport.Outcome.SENT);
  }
}
