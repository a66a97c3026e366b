package canopy.till.stock.setup;

import canopy.core.catalogue.FuelGrade;
import canopy.core.stock.StockSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the tanks are kept, and what there is to choose from. FX thread but where it says so. */
public interface TanksPort {
  /** The tanks in force. Any thread. */
  StockSetup setup();

  /** What the station sells. */
  List<FuelGrade> grades();

  /** How many pumps there are, numbered from 1. */
  int pumps();

  /** Asks for a file with a strapping table; empty if nobody chose one. */
  Optional<Path> chooseTable();

  /**
   * Keeps the tanks and puts them in force. On a thread that may wait for a disk.
   *
   * @throws IOException if they could not be kept; the old ones are still in force then
   */
  void replace(StockSetup next) throws IOException;
}
