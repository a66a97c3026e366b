package canopy.till.operator.signin;

import canopy.core.operator.Operator;
import canopy.till.ui.Roles;
import canopy.till.ui.Texts;

/**
 * A person to choose from.
 *
 * @param id the operator's number
 * @param name as the person is called
 * @param role what the person is here, already worded
 */
public record OperatorTile(String id, String name, String role) {
  static OperatorTile of(Operator person, Texts texts) {
    return new OperatorTile(person.id(), person.name(), texts.text(Roles.key(person.role())));
  }

  /** The first character of the name, for the round badge. */
  String initial() {
    return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
  }
}
