/**
 * The set-up of the payment channels as records: {@code master/payment.json} is {@link
 * canopy.channel.settings.PaymentSettings} as JSON. Names files with keys, never holds one.
 * Immutable.
 */
@NullMarked
package canopy.channel.settings;

import org.jspecify.annotations.NullMarked;
