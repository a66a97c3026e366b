package canopy.core.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code of ours for the customer to scan.
 *
 * @param text what the QR code says
 * @param validUntil when the channel lets it die; null if it does not say
 */
public record ShownCode(String text, @Nullable Instant validUntil) {}
