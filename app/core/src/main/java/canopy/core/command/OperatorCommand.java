package canopy.core.command;

/** Signing in and out. The PIN has been checked before; it is never part of a command. */
public sealed interface OperatorCommand extends Command {
  record SignIn(String operator) implements OperatorCommand {}

  record RejectPin(String operator) implements OperatorCommand {}

  record SignOut() implements OperatorCommand {}

  record Lock() implements OperatorCommand {}

  record Unlock(String operator) implements OperatorCommand {}
}
