/**
 * The channel's bill of a day against the till's own payments and refunds: what fits, what only one
 * side knows, and what became of the differences. Pure rules; the till program reads the files and
 * the screens show the result. Immutable, safe on any thread.
 */
@NullMarked
package canopy.core.bill;

import org.jspecify.annotations.NullMarked;
