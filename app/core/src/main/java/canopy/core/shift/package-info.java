/**
 * A cashier's shift: the float it begins with, what it sells, cash that comes and goes without a
 * sale, counts against what is expected, and what is left open at its end. Values and arithmetic
 * only; the till's rules decide with them. Immutable, safe on any thread.
 */
@NullMarked
package canopy.core.shift;

import org.jspecify.annotations.NullMarked;
