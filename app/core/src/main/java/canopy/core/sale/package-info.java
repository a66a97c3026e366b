/**
 * The sale: its lines, discounts, totals and taxes, and what is written down when it is completed.
 * Pure values and rules, used by the decisions of {@code canopy.core.till} on the till thread and
 * by screens and receipts to read; immutable, safe on any thread.
 */
@NullMarked
package canopy.core.sale;

import org.jspecify.annotations.NullMarked;
