/**
 * Controls that every screen shares: keys, labels, the number pad, notice strips, the header with
 * the health badges, the bottom bar, the key map and the panes for approval and age. Used by
 * screens only, on the FX thread; none of them knows what it is used for.
 */
@NullMarked
package canopy.till.ui.control;

import org.jspecify.annotations.NullMarked;
