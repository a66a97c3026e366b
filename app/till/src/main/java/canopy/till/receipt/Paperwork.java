package canopy.till.receipt;

import canopy.core.sale.CompletedSale;
import canopy.core.state.PrintJob;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of what is to be printed. */
@FunctionalInterface
public interface Paperwork {
  /**
   * The whole document for the printer, without any drawer kick. Called on the print desk's thread;
   * may ask the store, and wait for it a moment.
   *
   * @param newest the sale that the job is about, if it was the newest when the job was queued, so
   *     that its receipt needs no store
   * @return empty if what the job is about cannot be found
   * @throws FactsUnavailable if the store is needed and does not answer
   */
  Optional<byte[]> paper(PrintJob job, @Nullable CompletedSale newest) throws FactsUnavailable;
}
