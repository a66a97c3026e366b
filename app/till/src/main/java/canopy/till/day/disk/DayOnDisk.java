package canopy.till.day.disk;

import canopy.core.command.Original;
import canopy.core.sale.CompletedSale;
import canopy.core.shift.ShiftSettings;
import canopy.core.stock.Occasion;
import canopy.core.stock.Tank;
import canopy.core.till.TillRules;
import canopy.till.TillProgram;
import canopy.till.day.DayPort;
import canopy.till.day.sheet.DayReports;
import canopy.till.day.sheet.DaySections;
import canopy.till.day.sheet.DaySheet;
import canopy.till.day.sheet.DayWords;
import canopy.till.loop.TillSnapshot;
import canopy.till.naxml.MappingFile;
import canopy.till.naxml.NaxmlDay;
import canopy.till.naxml.NaxmlExport;
import canopy.till.naxml.NaxmlMapping;
import canopy.till.naxml.Unmapped;
import canopy.till.report.export.FileProgress;
import canopy.till.report.export.ReportExport;
import canopy.till.report.export.ReportFormat;
import canopy.till.station.Master;
import canopy.till.station.StationConfig;
import canopy.till.stock.Readings;
import canopy.till.store.query.ClosedDay;
import canopy.till.store.query.QueryThread;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.ui.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Days in the till's journal and database, and files of them in its data folder. */
public final class DayOnDisk implements DayPort {
  private static final int LONGEST_LIST = 400;

  private final TillProgram program;
  private final Look look;
  private final Clock clock;
  private final DayReports reports;
  private final MappingFile mapping;

  /** The days of a running till. */
  public DayOnDisk(TillProgram program, Look look, Clock clock) {
    this.program = program;
    this.look = look;
    this.clock = clock;
    this.reports = new DayReports(program.journal(), program.master().config().currency());
    this.mapping = new MappingFile(program.folder());
  }

  @Override
  public Master master() {
    return program.master();
  }

  @Override
  public long unsentLines() {
    return program.headOffice().view().waiting();
  }

  @Override
  public CompletableFuture<Readings> readAll(String by) {
    return program.stock().read(Occasion.DAY_CLOSE, by);
  }

  @Override
  public Map<Tank.Outlet, Integer> grades() {
    Map<Tank.Outlet, Integer> grades = new HashMap<>();
    program
        .forecourt()
        .board()
        .hoses()
        .forEach(
            (pump, hoses) ->
                hoses.forEach(
                    hose -> grades.put(new Tank.Outlet(pump, hose.nozzle()), hose.grade())));
    return grades;
  }

  @Override
  public DaySheet today(TillSnapshot till) throws IOException {
    TillRules rules = new TillRules(till.book());
    return reports.open(
        till.state().day().closedAtSeq(),
        till.state().seq(),
        till.day(),
        rules.dayEnd(till.state(), clock.instant(), unsentLines()));
  }

  @Override
  public List<ClosedDay> past() throws StoreUnavailable {
    return ask(reader -> reader.closedDays(LONGEST_LIST));
  }

  @Override
  public DaySheet of(ClosedDay day) throws IOException {
    return reports.closed(day);
  }

  @Override
  public int copies(LocalDate day) throws StoreUnavailable {
    return ask(reader -> reader.dayCopies(day));
  }

  @Override
  public Path save(DaySections report, ReportFormat format, FileProgress progress)
      throws IOException {
    return ReportExport.save(report.document(), format, folder(), report.title(), progress);
  }

  @Override
  public Path naxml(ClosedDay day, FileProgress progress) throws IOException, Unmapped {
    StationConfig config = program.master().config();
    NaxmlDay made =
        new NaxmlDay(
            reports.closed(day).report(),
            reports.lines(day),
            new NaxmlDay.Station(
                config.site(),
                config.till(),
                TillProgram.VERSION,
                ZoneId.of(config.zone()),
                config.currencyDigits()),
            this::original);
    ShiftSettings shifts = program.master().shifts();
    try {
      return NaxmlExport.save(made, mapping(), shifts.cashKind(), folder(), progress);
    } catch (UncheckedIOException e) {
      throw new IOException("an original sale cannot be read", e);
    }
  }

  /** A sale that is not looked up would be taken for one that is not there. */
  private Optional<CompletedSale> original(String id) {
    try {
      return ask(reader -> reader.original(id)).map(Original::sale);
    } catch (StoreUnavailable e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private Path folder() {
    return program.folder().reports();
  }

  @Override
  public NaxmlMapping mapping() throws IOException {
    return mapping.read();
  }

  @Override
  public void keep(NaxmlMapping next) throws IOException {
    mapping.write(next);
  }

  @Override
  public DayWords words() {
    return new DayWords(look.texts(), look.texts().language(), look.formats(), program.master());
  }

  private <T> T ask(QueryThread.Question<T> question) throws StoreUnavailable {
    try {
      return program.queries().ask(question).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while asking", e);
    } catch (ExecutionException e) {
      throw new StoreUnavailable("the database does not answer", e);
    }
  }
}
