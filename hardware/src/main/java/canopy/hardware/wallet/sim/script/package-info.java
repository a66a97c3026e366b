/**
 * What goes wrong, when it is told to: faults of the next requests, and scenarios that the last two
 * digits of an amount choose. Without orders everything goes as it should.
 *
 * <p>Guarded by the monitor of {@code FaultScript}; wallets ask it once per request.
 */
@NullMarked
package canopy.hardware.wallet.sim.script;

import org.jspecify.annotations.NullMarked;
