/**
 * The wet stock at the till: reads gauge and pumps when a shift or day needs it, every hour and on
 * demand, notices deliveries, and has the day's balance looked over. The one place where the
 * gauge's integers become the rules' readings. Has a thread of its own; gauge, forecourt, till loop
 * and screens speak to it from theirs.
 */
@NullMarked
package canopy.till.stock;

import org.jspecify.annotations.NullMarked;
