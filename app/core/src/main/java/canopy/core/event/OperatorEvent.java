package canopy.core.event;

import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import java.util.List;

/** What people do at the till, apart from selling, and who they are. */
public sealed interface OperatorEvent extends Event {

  /** Signed in with the right PIN. */
  record SignedIn(String operator) implements OperatorEvent {}

  /** Signed out. */
  record SignedOut(String operator) implements OperatorEvent {}

  /** The screen locked itself, or was locked; the same operator's PIN opens it. */
  record Locked(String operator) implements OperatorEvent {}

  /** Opened again with the PIN. */
  record Unlocked(String operator) implements OperatorEvent {}

  /** A wrong PIN. The PIN itself is kept nowhere. */
  record PinRejected(String operator) implements OperatorEvent {}

  /** A second person allowed one action. */
  record Approved(String operator, Right right, String action) implements OperatorEvent {}

  /** A person is new, or has another name, role, language, or may not sign in any more. */
  record Changed(People.Person person) implements OperatorEvent {}

  /** A role is new or allows other things. */
  record RoleChanged(Role role) implements OperatorEvent {}

  /**
   * Somebody has a new PIN. The PIN itself is kept nowhere, its hash not here.
   *
   * @param change names the hash that waits in the PIN file to be put in force by this event
   * @param temporary given by somebody else: the person must choose an own one at the next sign-in
   */
  record PinChanged(String operator, String change, boolean temporary) implements OperatorEvent {}

  /** Somebody may try a PIN again before the time is over. */
  record LockoutLifted(String operator) implements OperatorEvent {}

  /** Head office has decided who a person is, and goes on deciding it. */
  record Decided(People.Person person) implements OperatorEvent {}

  /** Head office has decided what a role allows, and goes on deciding it. */
  record RoleDecided(Role role) implements OperatorEvent {}

  /** Head office decides these no more; they stay as they are until the station changes them. */
  record Released(List<String> persons, List<String> roles) implements OperatorEvent {
    public Released {
      persons = List.copyOf(persons);
      roles = List.copyOf(roles);
    }
  }

  /** All decisions of head office about people that the till does not follow; none is good news. */
  record HeldBack(List<canopy.core.operator.HeldBack> decisions) implements OperatorEvent {
    public HeldBack {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * Names of people whom the station's file has and no line before named so, for head office, which
   * has nothing but the journal.
   */
  record Named(List<Known> people) implements OperatorEvent {
    public Named {
      people = List.copyOf(people);
    }
  }

  /** What a person is called. */
  record Known(String id, String name) {}

  /**
   * Somebody practises from now on. What is rung up meanwhile happens on a till of its own and is
   * not in this journal.
   */
  record TrainingStarted(String operator) implements OperatorEvent {}

  /** The practising is over, or was cut off by the end of the program. */
  record TrainingEnded(String operator) implements OperatorEvent {}
}
