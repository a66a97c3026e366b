/**
 * Taxes on an amount: included in the price or added to it, percentages, duties per unit, taxes on
 * taxes. The sale calls {@link canopy.core.tax.TaxRules} once per line and stores the result with
 * the line, so that a refund and a report never compute an old tax again. Pure and safe on any
 * thread.
 */
@NullMarked
package canopy.core.tax;

import org.jspecify.annotations.NullMarked;
