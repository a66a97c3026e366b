/**
 * The shift: its figures at a glance, opening and counting by denomination, cash without a sale,
 * differences, hand-over and close, in the order in which a station goes through them. The
 * controller shows snapshots and submits to the till loop; the rest is the screen. FX thread.
 */
@NullMarked
package canopy.till.shift;

import org.jspecify.annotations.NullMarked;
