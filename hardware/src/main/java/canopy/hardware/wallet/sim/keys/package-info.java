/**
 * Keys and certificates that the simulator makes for itself: nothing secret stands in the sources,
 * and a till is given files just as a bank would give them.
 *
 * <p>Used at start; everything here is immutable afterwards and safe on any thread.
 */
@NullMarked
package canopy.hardware.wallet.sim.keys;

import org.jspecify.annotations.NullMarked;
