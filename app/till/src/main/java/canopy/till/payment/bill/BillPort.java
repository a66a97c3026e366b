package canopy.till.payment.bill;

import java.nio.file.Path;
import java.util.Optional;

/** The system's file choosers. FX thread. */
public interface BillPort {
  /** A file to read; empty if the person thought better of it. */
  Optional<Path> chooseBill();

  /**
   * A file to write.
   *
   * @param name what it is called unless the person wants otherwise
   */
  Optional<Path> chooseTarget(String name);
}
