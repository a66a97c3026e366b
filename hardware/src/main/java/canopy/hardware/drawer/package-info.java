/**
 * The cash drawer, which hangs on the receipt printer: how it is kicked, how its sensor is read,
 * and what came of a kick. Values only; {@link canopy.hardware.printer.ReceiptPrinter} does the
 * work on its own thread.
 */
@NullMarked
package canopy.hardware.drawer;

import org.jspecify.annotations.NullMarked;
