/**
 * Finding earlier receipts, copies of them, and refunds by line. The controller asks the store on a
 * thread of its own and submits what the cashier wants to the till loop; the rest is the screen, on
 * the FX thread.
 */
@NullMarked
package canopy.till.receipt.search;

import org.jspecify.annotations.NullMarked;
