/**
 * The database's tables: the numbered changes that make them, and the indexes that follow once they
 * are filled. Called by the store when it opens, on the thread that opens it.
 */
@NullMarked
package canopy.till.store.schema;

import org.jspecify.annotations.NullMarked;
