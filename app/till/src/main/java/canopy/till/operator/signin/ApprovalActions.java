package canopy.till.operator.signin;

import canopy.till.operator.pin.PinActions;

/** What a second person can do to approve. FX thread. */
interface ApprovalActions extends PinActions {
  void choose(OperatorTile approver);

  /** Does without; nothing happens. */
  void giveUp();
}
