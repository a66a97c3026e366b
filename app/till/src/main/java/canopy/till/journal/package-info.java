/**
 * The journal: the append-only, hash-chained file of everything that happened at this till, and the
 * one place where a decision becomes durable (format v1, architecture section 3).
 *
 * <p>The till thread opens it and appends; projector, sync and reports read it, each through its
 * own {@link canopy.till.journal.JournalReader} on its own thread. It knows nothing of sales: the
 * data of an event comes in as ready-made JSON.
 */
@NullMarked
package canopy.till.journal;

import org.jspecify.annotations.NullMarked;
