/**
 * Paper: what is printed, how it looks, and the durable queue between journal and printer. The desk
 * is called on the till thread and on the printer's threads and makes papers on its own; the
 * receipts screen runs on the FX thread.
 */
@NullMarked
package canopy.till.receipt;

import org.jspecify.annotations.NullMarked;
