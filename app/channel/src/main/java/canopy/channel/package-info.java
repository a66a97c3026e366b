/**
 * The ways to a payment channel: WeChat Pay, Alipay, UnionPay and others behind the same verbs.
 * Called by the payment engine, on its threads; a call blocks no longer than the channel's
 * time-outs, never throws for a network fault and never tries twice.
 */
@NullMarked
package canopy.channel;

import org.jspecify.annotations.NullMarked;
