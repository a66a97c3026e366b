package canopy.till.ui;

/** What the till says by sound. Each tone is told apart with the eyes closed. */
public enum Tone {
  /** Short and high. */
  SCAN_OK(true, "2093/70"),
  /**
   * Low and double; may be turned down, never off: it is the only sign of a refused scan for a
   * cashier who looks away.
   */
  REFUSED(false, "220/120 0/60 196/180"),
  /** A chime of three falling notes. */
  PUMP_CALLING(true, "1319/140 1047/140 880/260"),
  /** Rising. */
  PAYMENT_RECEIVED(true, "784/90 988/90 1319/90 1568/200");

  private final boolean mayBeOff;
  private final String notes;

  Tone(boolean mayBeOff, String notes) {
    this.mayBeOff = mayBeOff;
    this.notes = notes;
  }

  public boolean mayBeOff() {
    return mayBeOff;
  }

  /** Notes as {@code hertz/milliseconds}, 0 hertz being silence. */
  String notes() {
    return notes;
  }
}
