package canopy.core.state;

import canopy.core.fuel.Limit;
import org.jspecify.annotations.Nullable;

/**
 * A pump that may fill.
 *
 * @param prepayId the prepayment it is for; null in postpay
 */
public record Authorisation(String requestId, int pump, Limit limit, @Nullable String prepayId) {}
