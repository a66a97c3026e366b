package canopy.till.ui.manage;

import canopy.core.shift.CashMovement;

/** What movements of cash are called. */
public final class MovementWords {
  private MovementWords() {}

  /** The word in the texts. */
  public static String key(CashMovement.Kind kind) {
    return switch (kind) {
      case PAID_IN -> "shift.paidin";
      case PAID_OUT -> "shift.paidout";
      case SAFE_DROP -> "shift.safedrop";
      case FLOAT_IN -> "shift.floatin";
      case FLOAT_OUT -> "shift.floatout";
    };
  }
}
