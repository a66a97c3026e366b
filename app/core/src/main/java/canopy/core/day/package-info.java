/**
 * What the close of a business day writes down beside its totals: its number and what it leaves to
 * the next day. Pure and immutable, safe on any thread.
 */
@NullMarked
package canopy.core.day;

import org.jspecify.annotations.NullMarked;
