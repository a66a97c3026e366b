package canopy.core.event;

import canopy.core.operator.Right;

/** What people do at the till, apart from selling. */
public sealed interface OperatorEvent extends Event {
  String operator();

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
}
