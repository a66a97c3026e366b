/**
 * Tanks with a gauge's console, as a program of its own: {@link
 * canopy.hardware.tank.sim.TankSimulator}. Speaks the computer and the display format over TCP and
 * a serial line, and is told over HTTP what happens in the tanks and which faults strike. Written
 * from the manuals, apart from the driver. All state is owned by {@code SimTanks} and guarded by
 * its monitor.
 */
@NullMarked
package canopy.hardware.tank.sim;

import org.jspecify.annotations.NullMarked;
