package canopy.core.command;

import canopy.core.operator.DecidedPeople;
import canopy.core.operator.People;
import canopy.core.operator.Role;
import java.util.Set;

/** Signing in and out. The PIN has been checked before; it is never part of a command. */
public sealed interface OperatorCommand extends Command {
  record SignIn(String operator) implements OperatorCommand {}

  record RejectPin(String operator) implements OperatorCommand {}

  record SignOut() implements OperatorCommand {}

  record Lock() implements OperatorCommand {}

  record Unlock(String operator) implements OperatorCommand {}

  /** Who may sign in and do what. Wanted by a person who is signed in. */
  sealed interface Staff extends OperatorCommand {}

  /** Adds a person, or makes the one of this number other than before. */
  record Change(People.Person person) implements Staff {}

  /** Adds a role, or makes the one of this id other than before. */
  record ChangeRole(Role role) implements Staff {}

  /**
   * Puts a PIN in force whose hash waits in the PIN file.
   *
   * @param change the name under which it waits
   */
  record ChangePin(String operator, String change) implements Staff {}

  /** Lets somebody try a PIN again. */
  record LiftLockout(String operator) implements Staff {}

  /**
   * What head office decides about people; nobody is asked.
   *
   * @param people all that it decides now
   * @param withPin who has a PIN at this till: the others cannot be relied on to get in
   */
  record Decide(DecidedPeople people, Set<String> withPin) implements Staff {
    public Decide {
      withPin = Set.copyOf(withPin);
    }
  }

  /** Says what people are called whom the journal does not name; nobody is asked. */
  record Name() implements Staff {}

  record StartTraining() implements Staff {}

  record EndTraining() implements Staff {}
}
