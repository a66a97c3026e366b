/**
 * WeChat Pay API v3 as a merchant of mainland China sees it: payment codes, Native QR codes,
 * queries, close, reverse, refunds, trade bills, certificates and notices.
 *
 * <p>Signing, verifying and encryption follow the official documents and are confirmed by the
 * official Java SDK. From secondary sources or memory, and to be confirmed against the real
 * service: the HTTP status of each error of a payment by code, that an accepted reversal is
 * answered 204 (documented for the global service), which state an order has that was declined for
 * its balance, and the exact columns of the bill. HTTP 202 {@code USERPAYING} is known from clients
 * that stumbled over it.
 */
@NullMarked
package canopy.hardware.wallet.sim.wechat;

import org.jspecify.annotations.NullMarked;
