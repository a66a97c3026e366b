package canopy.hardware.forecourt;

/**
 * State of a fuelling point, with the names of the IFSF forecourt standard. Whether a fill is
 * unpaid is not a pump state.
 */
public enum PumpState {
  /** Not answering, out of order or not configured. */
  INOPERATIVE,
  /** Held closed by the operator (after STOP ALL) until {@link Forecourt#restart}. */
  CLOSED,
  /** Ready, every nozzle in its boot. */
  IDLE,
  /** A nozzle is lifted and nobody has released the pump. */
  CALLING,
  /**
   * Released; fuelling may start without another command. Also: reserved for a prepaid customer.
   */
  AUTHORISED,
  /**
   * Motor running, nothing dispensed yet. Not every controller can tell it from {@link #FUELLING}.
   */
  STARTED,
  /** Paused before the first drop. */
  SUSPENDED_STARTED,
  /** Dispensing. */
  FUELLING,
  /** Paused while dispensing. */
  SUSPENDED_FUELLING;

  /** Whether fuel flows or may flow without a further command. */
  public boolean isReleased() {
    return switch (this) {
      case INOPERATIVE, CLOSED, IDLE, CALLING -> false;
      case AUTHORISED, STARTED, SUSPENDED_STARTED, FUELLING, SUSPENDED_FUELLING -> true;
    };
  }
}
