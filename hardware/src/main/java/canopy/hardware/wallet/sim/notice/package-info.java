/**
 * What a wallet tells a merchant unasked: each change of an order, signed, to the address that the
 * order named; repeated until the merchant answers, and on order held back, shuffled or doubled.
 *
 * <p>{@code Notices} is guarded by its own monitor; one thread of the simulator delivers.
 */
@NullMarked
package canopy.hardware.wallet.sim.notice;

import org.jspecify.annotations.NullMarked;
