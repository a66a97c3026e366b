/**
 * The sales that were put aside, and taking one back. The controller shows snapshots and submits to
 * the till loop; the rest is the screen. FX thread.
 */
@NullMarked
package canopy.till.sale.held;

import org.jspecify.annotations.NullMarked;
