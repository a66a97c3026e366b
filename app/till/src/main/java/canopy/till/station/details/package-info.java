/**
 * The page on which an installer sets what a make of device has of its own: how the printer prints
 * and the drawer tells that it is open, how a scanner that types is told from a person, what the
 * pole display speaks, and how scales print their labels. Every change is journalled first. FX
 * thread; files are read and written on a background thread.
 */
@NullMarked
package canopy.till.station.details;

import org.jspecify.annotations.NullMarked;
