/** The simulated wallets, judged by the wallets' own clients and by plain requests. */
@NullMarked
package canopy.hardware.wallet.sim;

import org.jspecify.annotations.NullMarked;
