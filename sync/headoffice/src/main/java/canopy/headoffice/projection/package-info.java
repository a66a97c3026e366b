/**
 * What journals say, as rows of sales, fills, payments, stock and closed days. Each line's rows
 * follow from that line alone, so any order and any batch gives the same tables, and they can be
 * thrown away and made again. Called in the transaction that stores the lines.
 */
@NullMarked
package canopy.headoffice.projection;

import org.jspecify.annotations.NullMarked;
