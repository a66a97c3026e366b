package canopy.hardware.forecourt.sim;

/**
 * Faults on demand. Owned by {@link SimStation}'s monitor; counts go down as answers are spoilt.
 */
final class SimFaults {
  /** Connections are closed without an answer. */
  boolean offline;

  /**
   * End of a restart in {@code System.nanoTime()} terms, 0 = none; until then as {@link #offline}.
   */
  long restartUntilNanos;

  /** Every answer comes this late, real milliseconds. */
  int slowMillis;

  /** The next answers to requests that change something are lost after they took effect. */
  int dropAfterCommit;

  /** The next answers have this HTTP status instead. */
  int statusCount;

  int status = 500;

  /** The next answers are cut in the middle. */
  int brokenJson;

  /** The next status answers carry numbers that cannot be. */
  int wrongNumbers;

  /**
   * Packet ids come back as strings, and OrderedType is written OrderedTypeAmount, as in R129's
   * examples.
   */
  boolean quirks;

  /**
   * The next authorisations are answered OK and take effect, but with this error code in the
   * answer.
   */
  int errorCode;

  int errorCount;

  boolean silent() {
    return offline || (restartUntilNanos != 0 && System.nanoTime() - restartUntilNanos < 0);
  }
}
