package canopy.till.station;

import canopy.core.catalogue.Language;
import canopy.core.operator.Operator;
import canopy.core.operator.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Roles, and who has them.
 *
 * @param roles at least those that are used
 */
public record People(List<Role> roles, List<Person> persons) {
  /**
   * An operator as the file keeps it.
   *
   * @param role the {@link Role#id()}
   */
  public record Person(String id, String name, String role, Language language, boolean active) {}

  public People {
    roles = List.copyOf(roles);
    persons = List.copyOf(persons);
  }

  /** The same people, one of whom wants another language. */
  public People speaking(String operator, Language language) {
    return new People(
        roles,
        persons.stream()
            .map(
                each ->
                    each.id().equals(operator)
                        ? new Person(each.id(), each.name(), each.role(), language, each.active())
                        : each)
            .toList());
  }

  /**
   * Everybody with their rights, by id.
   *
   * @throws IllegalArgumentException if a person has a role that is not there
   */
  public Map<String, Operator> operators() {
    Map<String, Role> byId = new HashMap<>();
    roles.forEach(role -> byId.put(role.id(), role));
    Map<String, Operator> operators = new HashMap<>();
    for (Person person : persons) {
      Role role = byId.get(person.role());
      if (role == null) {
        throw new IllegalArgumentException(
            "operator "
                + person.id()
                + " has the role \""
                + person.role()
                + "\", which is not defined");
      }
      operators.put(
          person.id(),
          new Operator(person.id(), person.name(), role, person.language(), person.active()));
    }
    return operators;
  }
}
