/**
 * The manager's screen of the tanks: what stands in each, how its variance goes, what the rules
 * found and what to do about it; dips and deliveries are written down here. On the FX thread.
 */
@NullMarked
package canopy.till.stock.tanks;

import org.jspecify.annotations.NullMarked;
