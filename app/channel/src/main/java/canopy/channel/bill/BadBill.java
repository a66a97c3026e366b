package canopy.channel.bill;

/** A file that is no bill, or one with a flaw. A bill is taken whole or not at all. */
public final class BadBill extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong; each has a sentence on the screen. */
  public enum Flaw {
    /** Nothing of any form that is known. */
    NOT_A_BILL,
    /** Longer than any bill of a station. */
    TOO_LONG,
    /** Packed, and it cannot be unpacked; perhaps it has a password. */
    PACKED_BADLY,
    /** A column that is needed is missing. */
    NO_COLUMN,
    /** A line has fewer values than there are columns. */
    SHORT_LINE,
    /** A value makes no sense. */
    BAD_VALUE,
    /** The totals at its end are missing: the file may be cut off. */
    NO_TOTALS,
    /** A row is of another day. */
    OTHER_DAY
  }

  private final Flaw flaw;
  private final long line;
  private final String what;

  /**
   * @param line where, 1 and up; 0 if it is about the whole file
   * @param what the column, the value or the day; may be empty
   */
  public BadBill(Flaw flaw, long line, String what) {
    super(flaw + (line == 0 ? "" : " in line " + line) + (what.isEmpty() ? "" : ": " + what));
    this.flaw = flaw;
    this.line = line;
    this.what = what;
  }

  static BadBill of(Flaw flaw) {
    return new BadBill(flaw, 0, "");
  }

  public Flaw flaw() {
    return flaw;
  }

  /** Where, 1 and up; 0 if it is about the whole file. */
  public long line() {
    return line;
  }

  /** The column, the value or the day; may be empty. */
  public String what() {
    return what;
  }
}
