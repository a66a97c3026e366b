package canopy.till.journal;

/**
 * The journal on the disk is not what was written. The till does not start on it: a person decides,
 * after {@code canopy verify-journal}, whether to restore it from head office or from a backup.
 */
public final class JournalBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the line. */
  public enum Reason {
    /** The hash does not belong to the line and its predecessor. */
    HASH("its hash does not fit the line and the one before"),
    /** The line is not in the format at all. */
    FORMAT("it is not a journal line"),
    /** The number is not the next one. */
    SEQUENCE("its number is not the next one"),
    /** Part of a decision of several lines is missing or out of place. */
    PART("a decision of several lines is not complete before it"),
    /** Zero bytes, or a damaged line end, where acknowledged lines must be. */
    HOLE("there is a hole or a damaged line end among written lines"),
    /** The lines stop before the next segment begins. */
    SHORT("the lines stop here although the next segment follows"),
    /** A segment, or the end of one, is missing in front of this one. */
    MISSING_SEGMENT("the lines before it are missing"),
    /** The line was written by another till. */
    OTHER_TILL("it was written by another till"),
    /** A day's signature does not verify. */
    SIGNATURE("the signature of the day does not verify");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Reason reason;
  private final String segment;
  private final long line;
  private final long offsetBytes;

  JournalBroken(Reason reason, String segment, long line, long offsetBytes) {
    super(
        "The journal is damaged: segment "
            + segment
            + ", line "
            + line
            + " (byte "
            + offsetBytes
            + "): "
            + reason.sentence
            + ". The till does not sell on a damaged journal. Run \"canopy verify-journal\" on the"
            + " data folder to see how far it is good, then restore the journal from head office or"
            + " from a backup.");
    this.reason = reason;
    this.segment = segment;
    this.line = line;
    this.offsetBytes = offsetBytes;
  }

  public Reason reason() {
    return reason;
  }

  /** File name of the segment. */
  public String segment() {
    return segment;
  }

  /** Line in the segment, from 1. */
  public long line() {
    return line;
  }

  /** Where the line starts in the segment. */
  public long offsetBytes() {
    return offsetBytes;
  }
}
