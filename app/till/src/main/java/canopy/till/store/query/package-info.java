/**
 * Questions to the store: receipts, totals of a day, the audit list, the form for an unpaid fill.
 * Every answer is an immutable record from one consistent moment of the database. Asked on the
 * query thread or a report's own, never on the till's or the screen's: a query may take a second.
 */
@NullMarked
package canopy.till.store.query;

import org.jspecify.annotations.NullMarked;
