/**
 * The money of the simulated wallets: orders, payments, refunds, reversals and what every customer
 * has left, in whole minor units, written down line by line so that a simulator that is killed goes
 * on where it stopped.
 *
 * <p>{@code CashDesk} does what all wallets do alike; the wallets' own packages put their protocols
 * before it. All state is guarded by the monitor of the one {@code WalletBook}.
 */
@NullMarked
package canopy.hardware.wallet.sim.book;

import org.jspecify.annotations.NullMarked;
