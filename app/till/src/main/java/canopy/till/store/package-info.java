/**
 * The store: an embedded database that says the same as the journal, in rows that can be searched
 * and added up. It is a cache: never waited for by a sale, never relied on for durability, thrown
 * away and rebuilt from the journal when anything about it is wrong. {@link
 * canopy.till.store.Projector} writes it on a thread of its own; {@code query} reads it on the
 * threads of reports.
 */
@NullMarked
package canopy.till.store;

import org.jspecify.annotations.NullMarked;
