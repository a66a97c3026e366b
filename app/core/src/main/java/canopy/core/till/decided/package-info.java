/**
 * What head office decides, held against what the station has: which of it comes into force, and
 * which waits; and what a float is beside booked cash. Pure rules, called by the till's rules on
 * the till thread.
 */
@NullMarked
package canopy.core.till.decided;

import org.jspecify.annotations.NullMarked;
