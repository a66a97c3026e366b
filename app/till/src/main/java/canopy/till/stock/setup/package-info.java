/**
 * The page on which an installer or a manager sets the tanks up: what they hold, how high that
 * stands in them, and which nozzles draw from them. Every change is journalled first. FX thread;
 * files are read and written on a background thread.
 */
@NullMarked
package canopy.till.stock.setup;

import org.jspecify.annotations.NullMarked;
