/**
 * Everything that happens at the till, as the journal keeps it: one record per event, and their
 * JSON. Decisions make events, the journal makes them durable, and only then they change the state.
 * Immutable, safe on any thread.
 */
@NullMarked
package canopy.core.event;

import org.jspecify.annotations.NullMarked;
