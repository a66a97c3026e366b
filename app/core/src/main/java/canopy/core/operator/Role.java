package canopy.core.operator;

import java.util.Map;

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
}
