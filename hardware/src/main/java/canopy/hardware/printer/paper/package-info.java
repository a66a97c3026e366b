/**
 * What goes on paper: builds the bytes of a receipt for a given printer (ESC/POS, with
 * escpos-coffee as byte builder only). Pure computing, called by whoever lays out a receipt, on any
 * thread; nothing here talks to a printer.
 */
@NullMarked
package canopy.hardware.printer.paper;

import org.jspecify.annotations.NullMarked;
