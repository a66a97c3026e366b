package canopy.till;

import canopy.core.catalogue.FuelGrade;
import canopy.core.stock.StockSetup;
import canopy.till.stock.setup.TanksPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tanks in the data folder, and in force in the program.
 *
 * @param table asks for a file with a strapping table
 */
public record TanksOnDisk(TillProgram program, Supplier<Optional<Path>> table)
    implements TanksPort {
  @Override
  public StockSetup setup() {
    return program.stock().setup();
  }

  @Override
  public List<FuelGrade> grades() {
    return program.master().catalogue().grades();
  }

  @Override
  public int pumps() {
    return program.master().config().pumps();
  }

  @Override
  public Optional<Path> chooseTable() {
    return table.get();
  }

  @Override
  public void replace(StockSetup next) throws IOException {
    program.folder().write(next);
    program.stock().setUp(next);
    program.changeMaster(master -> master.with(next.all()));
    program.stock().tellSetUp(true);
  }
}
