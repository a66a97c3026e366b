package canopy.till.receipt;

import canopy.till.station.Master;

/** The demonstration's master data, for tests of other packages. */
public final class PaperMaster {
  private PaperMaster() {}

  public static Master demo() {
    return PaperStation.master();
  }
}
