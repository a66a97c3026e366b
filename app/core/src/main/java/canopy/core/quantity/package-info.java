/**
 * Exact quantities: money, volume, unit price, quantity, rate, and the one place where a fraction
 * becomes an integer. Every calculation of the till goes through these types; they are immutable
 * and safe on any thread. All arithmetic is checked: an overflow throws {@link ArithmeticException}
 * instead of wrapping.
 */
@NullMarked
package canopy.core.quantity;

import org.jspecify.annotations.NullMarked;
