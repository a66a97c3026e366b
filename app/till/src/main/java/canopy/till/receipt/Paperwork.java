package canopy.till.receipt;

import canopy.core.state.PrintJob;
import java.util.Optional;

/** Makes the bytes of what is to be printed. */
@FunctionalInterface
public interface Paperwork {
  /**
   * The whole document for the printer, without any drawer kick. Called on the print desk's thread;
   * may wait for the store.
   *
   * @return empty if what the job is about cannot be found
   */
  Optional<byte[]> paper(PrintJob job);
}
