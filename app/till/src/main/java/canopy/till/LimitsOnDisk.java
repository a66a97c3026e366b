package canopy.till;

import canopy.core.payment.TrustLimit;
import canopy.core.shift.ShiftSettings;
import canopy.core.stock.StockLimits;
import canopy.core.stock.StockSetup;
import canopy.core.tender.TenderKind;
import canopy.till.station.DataFolder;
import canopy.till.station.Master;
import canopy.till.station.limits.LimitsPort;
import canopy.till.station.limits.StationLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The limits in the data folder, and in force in the program. Any thread that may wait. */
public record LimitsOnDisk(TillProgram program) implements LimitsPort {
  @Override
  public StationLimits read() throws IOException {
    Master master = program.master();
    List<TenderKind> tenders = new ArrayList<>(master.config().tenders());
    tenders.addAll(master.scanTenders());
    StockSetup tanks = program.stock().setup();
    return new StationLimits(
        master.shifts(),
        tenders,
        master.scanTenders().isEmpty() ? null : master.payments().trust(),
        program.folder().findingLimits(),
        tanks.tanks().isEmpty() ? null : tanks.limits());
  }

  /** Only files of which something is changed are written. */
  @Override
  public void replace(StationLimits next) throws IOException {
    StationLimits now = read();
    DataFolder folder = program.folder();
    ShiftSettings shifts = next.shifts();
    if (!shifts.equals(now.shifts())) {
      folder.write(shifts);
      program.changeMaster(master -> master.keeping(shifts));
    }
    TrustLimit trust = next.trust();
    if (trust != null && !trust.equals(now.trust())) {
      folder.write(folder.scanToPay().trusting(trust));
      program.changeMaster(master -> master.trusting(trust));
    }
    if (!next.findings().equals(now.findings())) {
      folder.write(next.findings());
    }
    StockLimits stock = next.stock();
    if (stock != null && !stock.equals(now.stock())) {
      StockSetup tanks = folder.tanks().watchedBy(stock);
      folder.write(tanks);
      program.stock().setUp(tanks);
    }
  }
}
