/**
 * UnionPay QR over the form protocol ACP 5.1.0: the customer's 62 code, our code, query, reversal
 * and refund. Field sets, response codes, the host and what a query says about a code that nobody
 * has scanned come from public code and common use, not from a contract: each is to be confirmed
 * with the acquirer before money moves, and most can be changed in the set-up. Called by the
 * payment engine.
 */
@NullMarked
package canopy.channel.unionpay;

import org.jspecify.annotations.NullMarked;
