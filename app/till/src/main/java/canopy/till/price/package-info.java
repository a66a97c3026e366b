/**
 * Goods and prices as head office decides them: kept in a file of their own, put in force through
 * the till loop, and planned prices brought to the till and the pumps at their time. The sync
 * thread brings the records, the price desk's own thread watches the clock.
 */
@NullMarked
package canopy.till.price;

import org.jspecify.annotations.NullMarked;
