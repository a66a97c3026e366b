package canopy.channel;

import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import java.time.Instant;

/**
 * What is asked of a channel. The same in every verb of one attempt.
 *
 * @param outNo our merchant order number, 8 to 28 of {@code 0-9 A-Z}; never used twice
 * @param way which side scans; the same answer means other things for the two
 * @param amount above zero, in the channel's currency
 * @param subject what the customer's wallet shows, such as the station and the grade
 * @param requestedAt when the attempt was journalled; some channels want it again in a query
 * @param expiresAt when a code of ours must no longer be payable
 */
public record PayOrder(
    String outNo, Way way, Money amount, String subject, Instant requestedAt, Instant expiresAt) {}
