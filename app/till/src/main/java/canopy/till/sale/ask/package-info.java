/**
 * What must be known before an article becomes a line: its buyer's age, or its weight. Asked beside
 * the basket; goods that are scanned meanwhile go on.
 */
@NullMarked
package canopy.till.sale.ask;

import org.jspecify.annotations.NullMarked;
