package canopy.till.sync;

/**
 * What came of an enrolment that head office has taken.
 *
 * @param outcome what it means for this till
 * @param site the station that the code was made for
 * @param till the till that the code was made for
 */
public record EnrolResult(Outcome outcome, String site, String till) {
  /** What it can mean. */
  public enum Outcome {
    /** The line is open. */
    ENROLLED,
    /**
     * Head office has a journal of this till: it is fetched at the next start, and until then
     * nothing is sold.
     */
    TAKES_BACK,
    /**
     * Head office has another journal than this one, which has sales: it takes a person. Nothing
     * has been changed, and the code has not been used.
     */
    HAS_SALES
  }
}
