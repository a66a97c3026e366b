package canopy.core.station;

/** The bounds of a till. Each is refused with a sentence, and tested at the edge. */
public final class Limits {
  public static final int LINES_PER_SALE = 200;
  public static final int HELD_SALES = 20;
  public static final int TENDERS_PER_SALE = 10;

  /** Payments whose result nobody knows; more are not begun. */
  public static final int UNSETTLED_PAYMENTS = 400;

  /** Differences of one bill; more mean that it is the bill of another account. */
  public static final int BILL_DIFFERENCES = 400;

  /** People who may ever sign in; nobody is deleted. */
  public static final int PEOPLE = 500;

  public static final int ROLES = 20;

  /** Changes of goods that a station made by itself, and that wait for head office's answer. */
  public static final int LOCAL_CHANGES = 2_000;

  /** Longest name of a person or a role, in characters. */
  public static final int NAME_LENGTH = 40;

  public static final long PIECES_PER_LINE = 9_999;
  public static final long GRAMS_PER_LINE = 999_999;
  public static final long PRICE_TENTHS_OF_MINOR = 100_000_000_0L;
  public static final long AMOUNT_MINOR = 100_000_000L;
  public static final long MILLILITRES = 9_999_990;

  /** What one reading or delivery can be about: a thousand million litres. */
  public static final long STOCK_MILLILITRES = 1_000_000_000_000L;

  /** Readings in one event. */
  public static final int READINGS = 400;

  public static final int TEXT_LENGTH = 200;

  private Limits() {}
}
