package canopy.channel;

import canopy.core.payment.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The code to show.
 *
 * @param answer {@link canopy.core.payment.Outcome#UNPAID} if there is one
 * @param text what the QR code says; null without one
 * @param validUntil when it dies; null if the channel does not say
 */
public record QrAnswer(Answer answer, @Nullable String text, @Nullable Instant validUntil) {}
