package canopy.sync;

import java.util.List;

/**
 * What is wrong with the line, as a code that the till puts into words. Immutable.
 *
 * @param code what happened
 * @param detail numbers or words that belong to it, in the order that the code says
 */
public record Trouble(Code code, List<String> detail) {
  /** What a trouble means for the line. */
  enum Weight {
    /** Head office was not reached, or has a fault: try again, later and later. */
    UNREACHED,
    /** Head office was reached and refused: try again slowly, it may be mended there. */
    REFUSED,
    /** Nothing helps but a person at head office: ask now and then whether it is over. */
    STOPPED
  }

  /** All kinds of trouble. */
  public enum Code {
    /** No connection: network, name, or nobody listens. */
    NOT_REACHED(Weight.UNREACHED),
    /** Head office, or the network, took too long. */
    TOO_SLOW(Weight.UNREACHED),
    /** The connection broke while a request was under way. */
    BROKEN_OFF(Weight.UNREACHED),
    /** Not encrypted as it should be, or another server's certificate. */
    NOT_TRUSTED(Weight.UNREACHED),
    /** Something else answered than head office; detail: the HTTP status. */
    NOT_UNDERSTOOD(Weight.UNREACHED),
    /** Head office has a fault of its own; detail: the HTTP status. */
    SERVER_FAULT(Weight.UNREACHED),
    /** Too many requests; head office says when to come back. */
    TOO_MANY(Weight.REFUSED),
    /** The till's time is wrong, and signing with head office's time did not help. */
    CLOCK_SKEW(Weight.REFUSED),
    /** The same signature came twice, twice in a row. */
    REPLAYED(Weight.REFUSED),
    /** Something that this program does not know; detail: HTTP status, name of the problem. */
    REFUSED(Weight.REFUSED),
    /** One decision is larger than head office takes; detail: its first line. */
    TOO_LARGE(Weight.REFUSED),
    /** Head office says again and again that lines are missing; detail: its last line. */
    GAP(Weight.REFUSED),
    /** A line is damaged; detail: its number. */
    BROKEN_LINE(Weight.REFUSED),
    /** The till cannot be signed off yet; detail: the last line that head office has. */
    LINES_MISSING(Weight.REFUSED),
    /** The enrolment code is wrong, used or too old. */
    BAD_CODE(Weight.REFUSED),
    /** The enrolment code was made for another till; detail: its station and its name. */
    OTHER_TILL(Weight.REFUSED),
    /** The journal of this till cannot be read. */
    JOURNAL_UNREADABLE(Weight.REFUSED),
    /** Changes could not be stored here. */
    NOT_STORED(Weight.REFUSED),
    /** Head office does not know this till's key: another machine has taken its place. */
    NOT_SIGNED(Weight.STOPPED),
    /** Head office took this till out of service; detail: its reason. */
    REVOKED(Weight.STOPPED),
    /** Head office has other lines under the same numbers; detail: the first such number. */
    FORK(Weight.STOPPED),
    /**
     * Head office waits for a person to look at this till; detail: the first line that is another
     * one there.
     */
    QUARANTINED(Weight.STOPPED),
    /**
     * Head office has lines that this till lacks, so this is an old copy; detail: its last line,
     * and this till's.
     */
    LACKS_LINES(Weight.STOPPED);

    private final Weight weight;

    Code(Weight weight) {
      this.weight = weight;
    }

    Weight weight() {
      return weight;
    }

    /** Whether only a person at head office can help. */
    public boolean stops() {
      return weight == Weight.STOPPED;
    }
  }

  public Trouble {
    detail = List.copyOf(detail);
  }

  static Trouble of(Code code, Object... detail) {
    return new Trouble(code, List.of(detail).stream().map(String::valueOf).toList());
  }
}
