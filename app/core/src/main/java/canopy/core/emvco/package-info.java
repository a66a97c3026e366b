/**
 * QR codes that a merchant shows, after EMVCo's Merchant-Presented Mode 1.1: writing, reading, and
 * the templates of PIX, PromptPay, PayNow and UPI. Pure; immutable values, safe on any thread. Such
 * a code only says whom to pay: none of it tells whether anybody did.
 */
@NullMarked
package canopy.core.emvco;

import org.jspecify.annotations.NullMarked;
