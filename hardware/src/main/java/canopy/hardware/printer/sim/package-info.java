/**
 * A receipt printer that is not there: speaks the real bytes on a TCP port or a pseudo-terminal,
 * can be told to fail, and keeps what it printed. {@link
 * canopy.hardware.printer.sim.PrinterSimulator} is a program of its own; tests also run it inside.
 * {@link canopy.hardware.printer.sim.ReceiptPicture} draws receipt bytes, for people to look at.
 */
@NullMarked
package canopy.hardware.printer.sim;

import org.jspecify.annotations.NullMarked;
