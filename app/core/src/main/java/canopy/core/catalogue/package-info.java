/**
 * What the station sells: articles, fuel grades, departments and their names in the three
 * languages. Plain immutable values; the till's catalogue, the sale and head office's feed build
 * and read them, on any thread.
 */
@NullMarked
package canopy.core.catalogue;

import org.jspecify.annotations.NullMarked;
