package canopy.till.day;

import canopy.core.stock.Tank;
import canopy.till.day.sheet.DaySections;
import canopy.till.day.sheet.DaySheet;
import canopy.till.day.sheet.DayWords;
import canopy.till.loop.TillSnapshot;
import canopy.till.naxml.NaxmlMapping;
import canopy.till.naxml.Unmapped;
import canopy.till.report.export.FileProgress;
import canopy.till.report.export.ReportFormat;
import canopy.till.station.Master;
import canopy.till.stock.Readings;
import canopy.till.store.query.ClosedDay;
import canopy.till.store.query.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the day's page reads and writes. All but the first four on a thread that may wait. */
public interface DayPort {
  /** The master data in force. */
  Master master();

  /** Journal lines that head office does not have. */
  long unsentLines();

  /**
   * Reads all counters and tanks for the close, as far as they answer in time.
   *
   * @param by who closes
   * @return what was read, and what kept silent
   */
  CompletableFuture<Readings> readAll(String by);

  /** What the nozzles give, as far as the forecourt has told. */
  Map<Tank.Outlet, Integer> grades();

  /** The day that is not closed, as it is. */
  DaySheet today(TillSnapshot till) throws IOException;

  /** Closed days, newest first. */
  List<ClosedDay> past() throws StoreUnavailable;

  /** The report of a closed day. */
  DaySheet of(ClosedDay day) throws IOException;

  /** How many copies of a day's report were printed. */
  int copies(LocalDate day) throws StoreUnavailable;

  /** Writes a report to a file, and says where it is. */
  Path save(DaySections report, ReportFormat format, FileProgress progress) throws IOException;

  /** Writes a day for a back office, and says where. */
  Path naxml(ClosedDay day, FileProgress progress) throws IOException, Unmapped;

  NaxmlMapping mapping() throws IOException;

  void keep(NaxmlMapping mapping) throws IOException;

  /** How a report is worded on screen and in files. */
  DayWords words();
}
