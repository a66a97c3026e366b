package canopy.hardware.printer;

import canopy.hardware.drawer.DrawerReport;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Everything that a printer's driver reports, in queues. */
final class HeardPrinter implements PrinterListener {
  final BlockingQueue<JobReport> reports = new LinkedBlockingQueue<>();
  final BlockingQueue<PrinterStatus> statuses = new LinkedBlockingQueue<>();
  final BlockingQueue<DrawerReport> drawer = new LinkedBlockingQueue<>();

  @Override
  public void jobReported(JobReport report) {
    reports.add(report);
  }

  @Override
  public void statusChanged(PrinterStatus status) {
    statuses.add(status);
  }

  @Override
  public void drawerReported(DrawerReport report) {
    drawer.add(report);
  }
}
