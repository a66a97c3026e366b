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

  /** Only answers to requests that contain this packet type; empty = any. */
  String slowType = "";

  /** The next answers to requests that change something are lost after they took effect. */
  int dropAfterCommit;

  /** The next answers have this HTTP status instead. */
  int statusCount;

  int status = 500;

  /** Only requests that contain this packet type; empty = any. */
  String statusType = "";

  /** The next answers are cut in the middle. */
  int brokenJson;

  /** The next status answers carry numbers that cannot be. */
  int wrongNumbers;

  /**
   * Packet ids come back as strings, and OrderedType is written OrderedTypeAmount, as in R129's
   * examples.
   */
  boolean quirks;

  /** The next commands of {@link #errorType} (empty = any) are answered with this error code. */
  int errorCode;

  int errorCount;
  String errorType = "";

  /** They are carried out all the same. */
  boolean errorAfter;

  boolean spoils(String type) {
    return errorCount > 0 && (errorType.isEmpty() || errorType.equals(type));
  }

  boolean silent() {
    return offline || (restartUntilNanos != 0 && System.nanoTime() - restartUntilNanos < 0);
  }
}
