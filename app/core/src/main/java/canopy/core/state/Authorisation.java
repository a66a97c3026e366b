package canopy.core.state;

import canopy.core.fuel.Limit;
import org.jspecify.annotations.Nullable;

/**
 * A pump that may fill.
 *
 * @param transaction the controller's number for it; 0 until it has accepted
 * @param prepayId the prepayment it is for; null in postpay
 */
public record Authorisation(
    String requestId, int pump, long transaction, Limit limit, @Nullable String prepayId) {

  Authorisation accepted(long number) {
    return new Authorisation(requestId, pump, number, limit, prepayId);
  }
}
