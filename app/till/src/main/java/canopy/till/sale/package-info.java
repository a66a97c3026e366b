/**
 * The sale: the screen on which the cashier spends the day. {@code SaleScreen} shows pumps, basket,
 * articles and keys from a {@code SaleModel}; what is done there goes to {@code SaleActions}.
 * Screens and models live on the FX thread.
 */
@NullMarked
package canopy.till.sale;

import org.jspecify.annotations.NullMarked;
