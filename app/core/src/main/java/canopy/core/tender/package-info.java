/**
 * How a sale is paid: tender kinds, cash rounding, what is left to pay, and the change. Pure rules,
 * used on the till thread and by the tender screen to show the change on a button; immutable, safe
 * on any thread.
 */
@NullMarked
package canopy.core.tender;

import org.jspecify.annotations.NullMarked;
