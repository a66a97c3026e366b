package canopy.till.day;

import canopy.till.report.export.ReportFormat;
import canopy.till.store.query.ClosedDay;
import org.jspecify.annotations.Nullable;

/** What can be done about the day. FX thread; every call returns at once. */
interface DayActions {
  /** Asks the last question. */
  void startClose();

  /** Closes the day; cannot be undone. */
  void confirmClose();

  void giveUp();

  /** Takes what was typed for silent devices, if anything was, and closes. */
  void recordAndClose();

  /** Has a second person let this one see what the day came to. */
  void askSight();

  /** Leads to where an open item can be dealt with. */
  void goTo(OpenLine line);

  /** Turns to another leaf. */
  void turnTo(DayTab tab);

  /** Shows a closed day. */
  void choose(@Nullable ClosedDay day);

  /** Prints the chosen day's report again, marked as a copy. */
  void reprint();

  /** Writes the chosen day's report to a file; today's on the other leaves. */
  void export(ReportFormat format);

  /** Writes the chosen day for a back office. */
  void exportNaxml();

  /** The back office calls something so from now on. */
  void code(CodeRow row, String code);
}
