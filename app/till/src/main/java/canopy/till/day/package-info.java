/**
 * Closing the business day: what it came to, what stands in the way, and the close itself. The
 * controller shows snapshots and submits to the till loop; the rest is the screen. FX thread.
 */
@NullMarked
package canopy.till.day;

import org.jspecify.annotations.NullMarked;
