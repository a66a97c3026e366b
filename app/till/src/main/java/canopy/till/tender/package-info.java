/**
 * Taking the money: the tender screen stands in the right column of the sale screen while pumps and
 * basket stay in view. What is due, which notes are suggested and what is allowed comes in the
 * {@code TenderModel}; what the cashier does goes to {@code TenderActions}. FX thread.
 */
@NullMarked
package canopy.till.tender;

import org.jspecify.annotations.NullMarked;
