package canopy.till.operator.signin;

/**
 * A person to choose from.
 *
 * @param id the operator's number
 * @param name as the person is called
 * @param role what the person is here, already worded
 */
public record OperatorTile(String id, String name, String role) {
  /** The first character of the name, for the round badge. */
  String initial() {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }
}
