package canopy.till.operator;

/** Why a new PIN is refused. */
public enum PinFlaw {
  /** Something else than the digits 0 to 9. */
  NOT_DIGITS,
  TOO_SHORT,
  TOO_LONG,
  /**
   * All digits equal, counting up or down, one group repeated, or a year: the first that a thief
   * tries.
   */
  TRIVIAL,
  /** The PIN in force, which somebody else may know. */
  SAME_AS_BEFORE
}
