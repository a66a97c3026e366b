package canopy.core.operator;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of rights.
 *
 * @param id such as {@code cashier}
 * @param grants what is not listed is denied
 */
public record Role(String id, Map<Right, Grant> grants) {
  public Role {
    grants = Map.copyOf(grants);
  }

  public Grant grant(Right right) {
    return grants.getOrDefault(right, Grant.DENIED);
  }

  /** Every right that is denied. */
  public Set<Right> denied() {
    return Arrays.stream(Right.values())
        .filter(right -> grant(right) == Grant.DENIED)
        .collect(Collectors.toUnmodifiableSet());
  }
}
