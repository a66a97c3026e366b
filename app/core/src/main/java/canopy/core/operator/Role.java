package canopy.core.operator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of rights.
 *
 * @param id such as {@code cashier}
 * @param name what the station calls it; empty for the roles that come with the program, which are
 *     named in the language spoken
 * @param grants what is not listed is denied
 * @param autoLockSeconds without a touch until the till locks itself; 0 for never; null if the
 *     station's setting holds
 */
public record Role(
    String id, String name, Map<Right, Grant> grants, @Nullable Integer autoLockSeconds) {
  public Role {
    Objects.requireNonNull(id);
    name = Objects.requireNonNullElse(name, "");
    grants = Map.copyOf(grants);
  }

  /** A role that comes with the program. */
  public Role(String id, Map<Right, Grant> grants) {
    this(id, "", grants, null);
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

  /** Whether it allows more than another role in any right. */
  public boolean exceeds(Role other) {
    return Arrays.stream(Right.values())
        .anyMatch(right -> grant(right).compareTo(other.grant(right)) < 0);
  }

  /** The same with another degree of one right. */
  public Role with(Right right, Grant grant) {
    Map<Right, Grant> next = new HashMap<>(grants);
    next.put(right, grant);
    return new Role(id, name, next, autoLockSeconds);
  }

  /** The same with another time until the till locks itself. */
  public Role locking(@Nullable Integer seconds) {
    return new Role(id, name, grants, seconds);
  }

  /** The same under another name. */
  public Role named(String other) {
    return new Role(id, other, grants, autoLockSeconds);
  }
}
