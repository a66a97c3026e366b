/**
 * The set-up of the payment channels as records: {@code master/payment.json} is {@link
 * canopy.till.payment.channel.settings.PaymentSettings} as JSON. Names files with keys, never holds
 * one. Immutable.
 */
@NullMarked
package canopy.till.payment.channel.settings;

import org.jspecify.annotations.NullMarked;
