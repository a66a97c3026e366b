package canopy.till.receipt;

import canopy.core.sale.CompletedSale;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import org.jspecify.annotations.Nullable;

/** A job with what it is about, if that was the newest sale when the job was queued. */
record Queued(PrintJob job, @Nullable CompletedSale sale) {
  static Queued of(PrintJob job, TillState till) {
    CompletedSale last = till.basket().last();
    return new Queued(job, last != null && last.id().equals(job.subject()) ? last : null);
  }
}
