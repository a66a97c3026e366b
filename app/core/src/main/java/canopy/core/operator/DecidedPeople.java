package canopy.core.operator;

import canopy.core.operator.People.Person;
import java.util.List;

/**
 * The roles and people that head office decides for a station, all of them. Their PINs are not
 * here: those stay at the till.
 */
public record DecidedPeople(List<Role> roles, List<Person> persons) {
  public static final DecidedPeople NOBODY = new DecidedPeople(List.of(), List.of());

  public DecidedPeople {
    roles = List.copyOf(roles);
    persons = List.copyOf(persons);
  }
}
