/**
 * What reports ask: sums of days, hours, cashiers, fuel, shop and tenders from the summaries, and
 * single entries. Asked through the report thread alone, which has its own connection and can be
 * told to stop; answers are immutable records from one consistent moment.
 */
@NullMarked
package canopy.till.store.report;

import org.jspecify.annotations.NullMarked;
