package canopy.core.till.decided;

import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.operator.DecidedPeople;
import canopy.core.operator.Grant;
import canopy.core.operator.HeldBack;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.state.StaffBook;
import canopy.core.station.Limits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what head office decides about people, one decision after the other, as far as it may
 * be: no decision may leave the station without somebody who has a PIN and may do what work cannot
 * do without. What may not be yet is held back, and tried again with whatever comes next.
 */
public final class DecidedStaff {
  /** What a person's number looks like. */
  public static final Pattern NUMBER = Pattern.compile("[0-9]{1,8}");

  /** What a role's id looks like. */
  public static final Pattern ROLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private final StaffBook staff;
  private final Set<String> withPin;
  private final List<Event> events = new ArrayList<>();
  private People people;

  private DecidedStaff(StaffBook staff, People people, Set<String> withPin) {
    this.staff = staff;
    this.people = people;
    this.withPin = withPin;
  }

  /**
   * What is to be written down; nothing if everything is as decided.
   *
   * @param people of the station, with all changes so far
   * @param decided everything that head office decides now
   * @param withPin who has a PIN here
   */
  public static List<Event> events(
      StaffBook staff, People people, DecidedPeople decided, Set<String> withPin) {
    return new DecidedStaff(staff, people, withPin).take(decided);
  }

  private List<Event> take(DecidedPeople decided) {
    release(decided);
    List<Role> roles = new ArrayList<>(decided.roles());
    List<People.Person> persons = new ArrayList<>(decided.persons());
    // A decision may make room for one before it: somebody takes over, and only then another goes.
    boolean again = true;
    while (again) {
      boolean some = takeEach(roles, this::flaw, this::take);
      again = takeEach(persons, this::flaw, this::take) || some;
    }
    List<HeldBack> held = new ArrayList<>();
    roles.forEach(role -> held.add(held(HeldBack.Kind.ROLE, role.id(), flaw(role))));
    persons.forEach(one -> held.add(held(HeldBack.Kind.PERSON, one.id(), flaw(one))));
    if (!held.equals(staff.decided().heldBack())) {
      events.add(new OperatorEvent.HeldBack(held));
    }
    return List.copyOf(events);
  }

  private static HeldBack held(HeldBack.Kind kind, String id, HeldBack.@Nullable Why why) {
    return new HeldBack(kind, id, why == null ? HeldBack.Why.NOT_VALID : why);
  }

  /** What head office decides no more is the station's again. */
  private void release(DecidedPeople decided) {
    Set<String> persons = new TreeSet<>(staff.decided().persons());
    decided.persons().forEach(person -> persons.remove(person.id()));
    Set<String> roles = new TreeSet<>(staff.decided().roles());
    decided.roles().forEach(role -> roles.remove(role.id()));
    if (!persons.isEmpty() || !roles.isEmpty()) {
      events.add(new OperatorEvent.Released(List.copyOf(persons), List.copyOf(roles)));
    }
  }

  private static <T> boolean takeEach(
      List<T> waiting, Function<T, HeldBack.@Nullable Why> flaw, Consumer<T> taken) {
    boolean some = false;
    for (Iterator<T> each = waiting.iterator(); each.hasNext(); ) {
      T one = each.next();
      if (flaw.apply(one) == null) {
        taken.accept(one);
        each.remove();
        some = true;
      }
    }
    return some;
  }

  private void take(Role role) {
    boolean same = people.role(role.id()).filter(role::equals).isPresent();
    if (!same || !staff.decided().roles().contains(role.id())) {
      events.add(new OperatorEvent.RoleDecided(role));
    }
    people = people.with(role);
  }

  private void take(People.Person decided) {
    People.Person person = here(decided);
    boolean same = people.person(person.id()).filter(person::equals).isPresent();
    if (!same || !staff.decided().persons().contains(person.id())) {
      events.add(new OperatorEvent.Decided(person));
    }
    people = people.with(person);
  }

  /** Somebody who was here has a language of their own choice; head office says only the first. */
  private People.Person here(People.Person decided) {
    return people
        .person(decided.id())
        .filter(before -> staff.signedIn().containsKey(before.id()))
        .map(
            before ->
                new People.Person(
                    decided.id(),
                    decided.name(),
                    decided.role(),
                    before.language(),
                    decided.active()))
        .orElse(decided);
  }

  private HeldBack.@Nullable Why flaw(Role role) {
    boolean known = people.role(role.id()).isPresent();
    if (!ROLE_ID.matcher(role.id()).matches() || role.name().length() > Limits.NAME_LENGTH) {
      return HeldBack.Why.NOT_VALID;
    }
    if (!known && people.roles().size() >= Limits.ROLES) {
      return HeldBack.Why.TOO_MANY;
    }
    return loses(people.with(role)) ? HeldBack.Why.LAST_WITH_RIGHT : null;
  }

  private HeldBack.@Nullable Why flaw(People.Person person) {
    People.Person before = people.person(person.id()).orElse(null);
    boolean named = !person.name().isBlank() && person.name().length() <= Limits.NAME_LENGTH;
    if (!named || (before == null && !NUMBER.matcher(person.id()).matches())) {
      return HeldBack.Why.NOT_VALID;
    }
    if (people.role(person.role()).isEmpty()) {
      return HeldBack.Why.UNKNOWN_ROLE;
    }
    if (before == null && people.persons().size() >= Limits.PEOPLE) {
      return HeldBack.Why.TOO_MANY;
    }
    if (before != null
        && !staff.decided().persons().contains(person.id())
        && !before.name().strip().equalsIgnoreCase(person.name().strip())) {
      return HeldBack.Why.NUMBER_TAKEN;
    }
    return loses(people.with(here(person))) ? HeldBack.Why.LAST_WITH_RIGHT : null;
  }

  private boolean loses(People after) {
    return People.NEEDED.stream()
        .anyMatch(right -> somebodyMay(people, right) && !somebodyMay(after, right));
  }

  /** Whether somebody who has a PIN is allowed a right: nobody else can be sure to get in. */
  private boolean somebodyMay(People all, Right right) {
    Set<String> able =
        all.roles().stream()
            .filter(role -> role.grant(right) == Grant.ALLOWED)
            .map(Role::id)
            .collect(Collectors.toSet());
    return all.persons().stream()
        .anyMatch(
            each -> each.active() && able.contains(each.role()) && withPin.contains(each.id()));
  }
}
