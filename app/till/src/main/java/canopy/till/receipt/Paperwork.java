package canopy.till.receipt;

import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import java.util.Optional;

/** Makes the bytes of what is to be printed. */
@FunctionalInterface
public interface Paperwork {
  /**
   * The whole document for the printer, without any drawer kick. Called on the print desk's thread;
   * may ask the store, and wait for it a moment.
   *
   * @param asQueued the till when the job was queued: the newest sale is in it, so that its receipt
   *     needs no store
   * @return empty if what the job is about cannot be found
   * @throws FactsUnavailable if the store is needed and does not answer
   */
  Optional<byte[]> paper(PrintJob job, TillState asQueued) throws FactsUnavailable;
}
