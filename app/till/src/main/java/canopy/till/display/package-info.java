/**
 * The second window, facing the customer: idle with prices, the sale as it grows, the amount due, a
 * code to scan and what came of it, thanks with the change. The controller shows snapshots on the
 * FX thread; the window never takes the keyboard.
 */
@NullMarked
package canopy.till.display;

import org.jspecify.annotations.NullMarked;
