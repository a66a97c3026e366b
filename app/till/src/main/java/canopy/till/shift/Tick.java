package canopy.till.shift;

/**
 * How far a step of the form is.
 *
 * @param detail what is known about it, worded; may be empty
 */
record Tick(boolean done, String detail) {
  static final Tick TO_DO = new Tick(false, "");
}
