/**
 * Sums by business day that reports read instead of single sales. What an event adds to them is a
 * pure function of the event; the projector writes it in the transaction of the event's rows, on
 * its own thread, so that a database filled anew says the same.
 */
@NullMarked
package canopy.till.store.summary;

import org.jspecify.annotations.NullMarked;
