/**
 * The four-way settlement of fuel: what the fills say, what the pumps' counters say, what the tanks
 * say and what the book says. Every difference is a line of its own; none is adjusted away. Pure
 * and immutable; used by the day's report, safe on any thread.
 */
@NullMarked
package canopy.core.settlement;

import org.jspecify.annotations.NullMarked;
