/**
 * UnionPay's ACP 5.1.0 form protocol as far as codes go: 01/06 (the customer's code), 01/07 (a code
 * to show), 00 (query), 99/01 (reversal), 04/00 (refund), and the notice of a payment.
 *
 * <p>Signatures and field names follow public merchant code. From memory, and to be confirmed with
 * the acquirer: the gateway's paths, which response code stands for what beyond 00, 03, 04, 05, 12,
 * 34 and 36, the answer to a code whose customer must confirm (here 05), and that answers come
 * without URL encoding. A day's file of transactions is not modelled.
 */
@NullMarked
package canopy.hardware.wallet.sim.unionpay;

import org.jspecify.annotations.NullMarked;
