package canopy.hardware.forecourt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Releases a pump.
 *
 * @param requestId the till's own id of this request, 1..64 characters; comes back in the answer
 *     and in the fill
 * @param pump 1..120
 * @param limit how far it may dispense
 * @param nozzles allowed nozzles 1..6; empty = by {@code grades}
 * @param grades allowed fuel grades 1..20, looked at only when {@code nozzles} is empty; both empty
 *     = the first nozzle lifted
 * @param unitPriceTenthsOfMinor price per litre, or null for the controller's own; needs exactly
 *     one nozzle or grade
 */
public record AuthoriseRequest(
    String requestId,
    int pump,
    FillLimit limit,
    List<Integer> nozzles,
    List<Integer> grades,
    @Nullable Long unitPriceTenthsOfMinor) {
  public AuthoriseRequest {
    nozzles = List.copyOf(nozzles);
    grades = List.copyOf(grades);
    if (requestId.isEmpty() || requestId.length() > 64) {
      throw new IllegalArgumentException("requestId of " + requestId.length() + " characters");
    }
    if (nozzles.size() > 6 || grades.size() > 10) {
      throw new IllegalArgumentException("too many nozzles or grades");
    }
    if (unitPriceTenthsOfMinor != null
        && (unitPriceTenthsOfMinor <= 0 || Math.max(nozzles.size(), grades.size()) != 1)) {
      throw new IllegalArgumentException(
          "a price needs one nozzle or one grade and must be positive");
    }
  }

  /** Any nozzle of the pump at the controller's own price. */
  public static AuthoriseRequest anyNozzle(String requestId, int pump, FillLimit limit) {
    return new AuthoriseRequest(requestId, pump, limit, List.of(), List.of(), null);
  }
}
