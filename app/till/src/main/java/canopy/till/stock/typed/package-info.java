/**
 * What people type of tanks and counters: exact numbers out of what was written, and the fields of
 * all that no device has told. Used by the screens of shift, day and tanks. FX thread.
 */
@NullMarked
package canopy.till.stock.typed;

import org.jspecify.annotations.NullMarked;
