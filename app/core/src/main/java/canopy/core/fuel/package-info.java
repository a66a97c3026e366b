/**
 * Fuel as the till sees it: a finished fill, what became of it, and money paid before filling. The
 * live state of a pump is not here: it belongs to the forecourt. Immutable, safe on any thread.
 */
@NullMarked
package canopy.core.fuel;

import org.jspecify.annotations.NullMarked;
