/**
 * Scan-to-pay: attempts to pay by the customer's code or by a QR code of ours, and what the
 * channel's answers mean for them. Pure rules, used on the till thread; the payment engine and the
 * channels speak in these words. Immutable, safe on any thread.
 */
@NullMarked
package canopy.core.payment;

import org.jspecify.annotations.NullMarked;
