package canopy.till.operator.people;

import canopy.core.operator.Role;

/**
 * One role in the list.
 *
 * @param name already worded
 * @param people how many have it and may sign in
 * @param decided whether head office decides what it allows
 */
record RoleRow(Role role, String name, int people, boolean decided) {
  String id() {
    return role.id();
  }
}
