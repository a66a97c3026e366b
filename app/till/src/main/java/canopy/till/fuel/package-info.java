/**
 * Fuel at this till: the desk between forecourt and till loop, the live board of pumps, and the
 * pump screen. The desk is called by the forecourt driver's thread and by the till thread; screens
 * read boards on the FX thread.
 */
@NullMarked
package canopy.till.fuel;

import org.jspecify.annotations.NullMarked;
