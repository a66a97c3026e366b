/**
 * The Alipay gateway (version 2 of its protocol) for payments face to face: pay, precreate, query,
 * cancel, close, refund, refund query and the day's bill, with RSA2 signatures, and notices.
 *
 * <p>The official Java SDK accepts all of it. From secondary sources or memory, and to be confirmed
 * against the real service: the columns and the character set of the bill, the 24 hours within
 * which a trade can be cancelled, how far the timestamp may be off, what is left of a trade that
 * was declined, and sub codes that {@code AlipayAnswer} does not name as documented. Slashes are
 * written as {@code \/}, as the service does.
 */
@NullMarked
package canopy.hardware.wallet.sim.alipay;

import org.jspecify.annotations.NullMarked;
