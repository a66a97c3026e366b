package canopy.till.ui;

import canopy.core.operator.Role;

/** Words the roles that come with the program; a station's own role has a name. */
public final class Roles {
  private Roles() {}

  /** The key of a role's name, or the name itself, which {@link Texts} shows as it is. */
  public static String key(Role role) {
    return switch (role.id()) {
      case "cashier" -> "signin.role.cashier";
      case "manager" -> "signin.role.manager";
      case "technician" -> "signin.role.technician";
      default -> role.name().isEmpty() ? role.id() : role.name();
    };
  }
}
