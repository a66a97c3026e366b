package canopy.core.state;

import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.operator.HeldBack;
import canopy.core.operator.People;
import canopy.core.operator.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says about people: who was last here, and every change of a person, a role or a
 * PIN. The files follow the journal: a change that a crash kept from its file is put there at the
 * next start.
 *
 * @param signedIn when somebody last signed in, by operator
 * @param persons the newest change of each person, by id
 * @param roles the newest change of each role, by id
 * @param pins the newest PIN of each operator that the journal knows of
 * @param training who practises now; null if nobody does
 * @param decided what head office decides here
 * @param names what the station calls people in the journal, by id
 */
public record StaffBook(
    Map<String, Instant> signedIn,
    Map<String, PersonChange> persons,
    Map<String, RoleChange> roles,
    Map<String, PinChange> pins,
    @Nullable String training,
    ByHeadOffice decided,
    Map<String, String> names) {
  static final StaffBook NONE =
      new StaffBook(Map.of(), Map.of(), Map.of(), Map.of(), null, ByHeadOffice.NOTHING, Map.of());

  /**
   * @param seq the line of the journal
   */
  public record PersonChange(long seq, People.Person person) {}

  /**
   * @param seq the line of the journal
   */
  public record RoleChange(long seq, Role role) {}

  /**
   * @param change names the hash in the PIN file
   * @param temporary the person must choose an own one
   */
  public record PinChange(String change, boolean temporary) {}

  /**
   * What head office decides about people of this station.
   *
   * @param persons whom it decides, by id; the station decides about the others
   * @param roles which it decides, by id
   * @param heldBack what it decided and the till does not follow yet
   */
  public record ByHeadOffice(Set<String> persons, Set<String> roles, List<HeldBack> heldBack) {
    public static final ByHeadOffice NOTHING = new ByHeadOffice(Set.of(), Set.of(), List.of());

    public ByHeadOffice {
      persons = Collections.unmodifiableSet(new TreeSet<>(persons));
      roles = Collections.unmodifiableSet(new TreeSet<>(roles));
      heldBack = List.copyOf(heldBack);
    }

    private ByHeadOffice withPerson(String id) {
      return new ByHeadOffice(with(persons, id), roles, heldBack);
    }

    private ByHeadOffice withRole(String id) {
      return new ByHeadOffice(persons, with(roles, id), heldBack);
    }

    private ByHeadOffice without(List<String> oldPersons, List<String> oldRoles) {
      return new ByHeadOffice(without(persons, oldPersons), without(roles, oldRoles), heldBack);
    }

    private static Set<String> with(Set<String> ids, String id) {
      Set<String> next = new TreeSet<>(ids);
      next.add(id);
      return next;
    }

    private static Set<String> without(Set<String> ids, List<String> old) {
      Set<String> next = new TreeSet<>(ids);
      old.forEach(next::remove);
      return next;
    }

    private ByHeadOffice holding(List<HeldBack> next) {
      return new ByHeadOffice(persons, roles, next);
    }
  }

  public StaffBook {
    signedIn = Map.copyOf(signedIn);
    persons = Map.copyOf(persons);
    roles = Map.copyOf(roles);
    pins = Map.copyOf(pins);
    names = Map.copyOf(names);
  }

  /** Whether whoever reads the journal knows somebody's name. */
  public boolean isNamed(OperatorEvent.Known person) {
    return decided.persons().contains(person.id()) || person.name().equals(names.get(person.id()));
  }

  /** Whether somebody has a PIN that another person gave, and may do nothing with it but that. */
  public boolean mustChangePin(String operator) {
    PinChange pin = pins.get(operator);
    return pin != null && pin.temporary();
  }

  /** The people of the file with every change that it lacks. */
  public People over(People file) {
    People next = file;
    long seq = file.asOfSeq();
    for (RoleChange change : roles.values()) {
      if (change.seq() > file.asOfSeq()) {
        next = next.with(change.role());
        seq = Math.max(seq, change.seq());
      }
    }
    for (PersonChange change : persons.values()) {
      if (change.seq() > file.asOfSeq()) {
        next = next.with(change.person());
        seq = Math.max(seq, change.seq());
      }
    }
    return next.at(seq);
  }

  StaffBook apply(OperatorEvent event, Recorded recorded) {
    return switch (event) {
      case OperatorEvent.SignedIn e ->
          new StaffBook(
              Maps.with(signedIn, e.operator(), recorded.at()),
              persons,
              roles,
              pins,
              training,
              decided,
              names);
      case OperatorEvent.Changed e ->
          with(e.person(), recorded, decided)
              .calling(Maps.with(names, e.person().id(), e.person().name()));
      case OperatorEvent.RoleChanged e -> with(e.role(), recorded, decided);
      case OperatorEvent.Decided e ->
          with(e.person(), recorded, decided.withPerson(e.person().id()));
      case OperatorEvent.RoleDecided e -> with(e.role(), recorded, decided.withRole(e.role().id()));
      case OperatorEvent.Released e -> with(decided.without(e.persons(), e.roles()));
      case OperatorEvent.HeldBack e -> with(decided.holding(e.decisions()));
      case OperatorEvent.Named e -> named(e);
      case OperatorEvent.PinChanged e ->
          new StaffBook(
              signedIn,
              persons,
              roles,
              Maps.with(pins, e.operator(), new PinChange(e.change(), e.temporary())),
              training,
              decided,
              names);
      case OperatorEvent.TrainingStarted e -> training(e.operator());
      case OperatorEvent.TrainingEnded _ -> training(null);
      case OperatorEvent.SignedOut _,
          OperatorEvent.Locked _,
          OperatorEvent.Unlocked _,
          OperatorEvent.PinRejected _,
          OperatorEvent.Approved _,
          OperatorEvent.LockoutLifted _ ->
          this;
    };
  }

  private StaffBook with(People.Person person, Recorded recorded, ByHeadOffice next) {
    PersonChange change = new PersonChange(recorded.seq(), person);
    return new StaffBook(
        signedIn, Maps.with(persons, person.id(), change), roles, pins, training, next, names);
  }

  private StaffBook with(Role role, Recorded recorded, ByHeadOffice next) {
    RoleChange change = new RoleChange(recorded.seq(), role);
    return new StaffBook(
        signedIn, persons, Maps.with(roles, role.id(), change), pins, training, next, names);
  }

  private StaffBook with(ByHeadOffice next) {
    return new StaffBook(signedIn, persons, roles, pins, training, next, names);
  }

  private StaffBook training(@Nullable String who) {
    return new StaffBook(signedIn, persons, roles, pins, who, decided, names);
  }

  private StaffBook named(OperatorEvent.Named event) {
    Map<String, String> next = new HashMap<>(names);
    event.people().forEach(person -> next.put(person.id(), person.name()));
    return calling(next);
  }

  private StaffBook calling(Map<String, String> next) {
    return new StaffBook(signedIn, persons, roles, pins, training, decided, next);
  }
}
