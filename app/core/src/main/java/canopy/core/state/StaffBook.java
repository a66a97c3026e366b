package canopy.core.state;

import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.operator.People;
import canopy.core.operator.Role;
import java.time.Instant;
import java.util.Map;
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
 */
public record StaffBook(
    Map<String, Instant> signedIn,
    Map<String, PersonChange> persons,
    Map<String, RoleChange> roles,
    Map<String, PinChange> pins,
    @Nullable String training) {
  static final StaffBook NONE = new StaffBook(Map.of(), Map.of(), Map.of(), Map.of(), null);

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

  public StaffBook {
    signedIn = Map.copyOf(signedIn);
    persons = Map.copyOf(persons);
    roles = Map.copyOf(roles);
    pins = Map.copyOf(pins);
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
              Maps.with(signedIn, e.operator(), recorded.at()), persons, roles, pins, training);
      case OperatorEvent.Changed e ->
          new StaffBook(
              signedIn,
              Maps.with(persons, e.person().id(), new PersonChange(recorded.seq(), e.person())),
              roles,
              pins,
              training);
      case OperatorEvent.RoleChanged e ->
          new StaffBook(
              signedIn,
              persons,
              Maps.with(roles, e.role().id(), new RoleChange(recorded.seq(), e.role())),
              pins,
              training);
      case OperatorEvent.PinChanged e ->
          new StaffBook(
              signedIn,
              persons,
              roles,
              Maps.with(pins, e.operator(), new PinChange(e.change(), e.temporary())),
              training);
      case OperatorEvent.TrainingStarted e ->
          new StaffBook(signedIn, persons, roles, pins, e.operator());
      case OperatorEvent.TrainingEnded _ -> new StaffBook(signedIn, persons, roles, pins, null);
      case OperatorEvent.SignedOut _,
          OperatorEvent.Locked _,
          OperatorEvent.Unlocked _,
          OperatorEvent.PinRejected _,
          OperatorEvent.Approved _,
          OperatorEvent.LockoutLifted _ ->
          this;
    };
  }
}
