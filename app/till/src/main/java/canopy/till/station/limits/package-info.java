/**
 * The page on which a manager sets limits: differences that need no approval, payments on one's
 * word, what is worth a look, and from where on the rules of the wet stock speak up. Every change
 * is journalled first. FX thread; files are read and written on a background thread.
 */
@NullMarked
package canopy.till.station.limits;

import org.jspecify.annotations.NullMarked;
