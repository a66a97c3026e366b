package canopy.till.report;

import canopy.till.report.export.ReportFormat;
import canopy.till.report.page.Link;
import canopy.till.report.page.ReportKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can be done with reports. FX thread; every call returns at once. */
interface ReportActions {
  void choose(ReportKind kind);

  /** So many places further down the list of reports, or up below zero; round at its ends. */
  void chooseBy(int places);

  void period(Period period);

  /** Shows the days from the first to the last of these. */
  void days(LocalDate first, LocalDate last);

  /** Opens the calendar of days, or closes it. */
  void chooseDays();

  /** So many periods of the present length later, or earlier below zero. */
  void goBy(int periods);

  void cashier(@Nullable String id);

  void shift(@Nullable String id);

  void grade(@Nullable Integer id);

  void department(@Nullable String id);

  /** Searches the audit list for what was typed. */
  void search();

  /** Goes down to what a row is about. */
  void follow(Link link);

  /** Back from below a row. */
  void back();

  /** Stops what takes long. */
  void cancel();

  void export(ReportFormat format);
}
