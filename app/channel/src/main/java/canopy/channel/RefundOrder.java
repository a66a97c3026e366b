package canopy.channel;

import canopy.core.quantity.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money to give back.
 *
 * @param refundNo our number of this refund; the same for every try
 * @param paid the order that was paid
 * @param channelNo the channel's number of the payment; null if not known
 * @param amount above zero, at most what was paid
 * @param reason for the customer's wallet
 * @param requestedAt when the refund was journalled
 */
public record RefundOrder(
    String refundNo,
    PayOrder paid,
    @Nullable String channelNo,
    Money amount,
    String reason,
    Instant requestedAt) {}
