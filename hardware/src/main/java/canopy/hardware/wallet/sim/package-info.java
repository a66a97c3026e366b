/**
 * WeChat Pay, Alipay and UnionPay, their customers and their phones, as a program of its own:
 * {@link WalletSimulator}.
 *
 * <p>Speaks the real protocols over HTTP on loopback, signed with keys that it makes for itself,
 * and is told at {@code /control} what goes wrong. Used by the demo, the tour and the tests. It is
 * written from the published documents, shares no code with the till's clients, and keeps its book
 * in whole minor units so that a test can compare it with the till's to the cent; the official SDKs
 * of WeChat Pay and Alipay are its witnesses.
 *
 * <p>Requests come on many threads; money is guarded by the book's monitor, faults by the script's.
 */
@NullMarked
package canopy.hardware.wallet.sim;

import org.jspecify.annotations.NullMarked;
