/**
 * The receipt printer: finished byte jobs go in, and what became of each comes out. {@link
 * canopy.hardware.printer.ReceiptPrinter} runs one worker thread per printer and calls its listener
 * on it; the till keeps the durable queue. Receipts are laid out in {@code printer.paper}.
 */
@NullMarked
package canopy.hardware.printer;

import org.jspecify.annotations.NullMarked;
