/**
 * The page on which a manager sets for which reasons cash may move without a sale. Every change is
 * journalled first. FX thread; the file is written on a background thread.
 */
@NullMarked
package canopy.till.shift.reasons;

import org.jspecify.annotations.NullMarked;
