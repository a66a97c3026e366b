/**
 * The forecourt as the cashier sees it: the grid of pump tiles and the list of unpaid fills. Shown
 * on the left of the sale screen and, as a strip, on others. Knows nothing of protocols: whoever
 * owns the pump state writes {@link canopy.till.ui.pump.PumpView}s into the {@link
 * canopy.till.ui.pump.PumpModel}. FX thread only.
 */
@NullMarked
package canopy.till.ui.pump;

import org.jspecify.annotations.NullMarked;
