/**
 * The list of payments that are not settled: what is being done about each, and what the person at
 * the till may do. The controller shows snapshots and submits to the till loop; {@link
 * canopy.till.payment.unsettled.Deeds} says what the rules would allow; the rest is the screen. FX
 * thread.
 */
@NullMarked
package canopy.till.payment.unsettled;

import org.jspecify.annotations.NullMarked;
