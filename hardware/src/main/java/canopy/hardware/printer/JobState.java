package canopy.hardware.printer;

/** How far a print job is. */
public enum JobState {
  /** Nothing has been sent; with a fault, it waits for that to clear and then goes on by itself. */
  QUEUED,
  /** Bytes are on their way. From here on, some of it may be on paper. */
  SENDING,
  /** The line has taken all bytes. The end of it only for printers that never answer. */
  SENT,
  /** The printer said that it has processed everything. */
  CONFIRMED,
  /** Surely nothing of it was printed. */
  FAILED,
  /** It may be printed, partly printed or not: a person must look. Never repeated by itself. */
  UNKNOWN
}
