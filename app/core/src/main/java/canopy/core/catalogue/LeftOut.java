package canopy.core.catalogue;

/**
 * A record of head office that this till cannot use. It goes on without it.
 *
 * @param kind of record, as head office calls it: {@code article}, {@code grade} ...
 * @param key of the record
 */
public record LeftOut(String kind, String key, Why why) {
  /** So many are told one by one. */
  public static final int MOST_TOLD = 100;

  /** Why not. */
  public enum Why {
    /** It is not written as this program reads such a record. */
    NOT_VALID,
    /**
     * It names a tax class that is not there; or it is one itself that is not there any more, and
     * that the till needs for fuel paid before it flows: it keeps the one that it had.
     */
    NO_TAX_CLASS,
    /** It names a department that is not there. */
    NO_DEPARTMENT,
    /** One of its codes is another article's. */
    CODE_TAKEN
  }
}
