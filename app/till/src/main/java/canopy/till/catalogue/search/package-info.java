/**
 * Search as you type over the catalogue: names in three languages, pinyin, initials and codes, one
 * typing error forgiven. {@link canopy.till.catalogue.search.Shelf} is all that the sale screen
 * sees, on the FX thread; {@link canopy.till.catalogue.search.ArticleSearch} behind it is built on
 * a thread of its own and read on any. The index is a few sorted arrays: a prefix is a range, and
 * an error is a walk that leaves the path once.
 */
@NullMarked
package canopy.till.catalogue.search;

import org.jspecify.annotations.NullMarked;
