package canopy.core.operator;

import canopy.core.catalogue.Language;
import java.util.Arrays;

/**
 * A person who can sign in. The PIN is not here: its hash is kept by the till program, apart from
 * everything else.
 *
 * @param id short, such as {@code 1001}
 * @param name as shown on the screen and the receipt
 * @param role the rights
 * @param language of the screens while signed in
 * @param active whether the person may sign in
 */
public record Operator(String id, String name, Role role, Language language, boolean active) {
  public Grant grant(Right right) {
    return role.grant(right);
  }

  /** Whether this person may do all of these without asking anybody. */
  public boolean mayAlone(Right... rights) {
    return Arrays.stream(rights).allMatch(right -> grant(right) == Grant.ALLOWED);
  }
}
