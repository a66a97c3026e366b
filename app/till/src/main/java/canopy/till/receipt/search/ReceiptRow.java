package canopy.till.receipt.search;

/**
 * A receipt in the list.
 *
 * @param id the sale's number
 * @param day date of completion by the calendar, as written
 * @param time of completion
 * @param content what is in it, and the business date if it is another, already worded
 * @param cashier name
 * @param totalMinor what was paid, below zero in a refund
 * @param copies printed after the first one
 * @param returned how much of it has come back
 */
record ReceiptRow(
    String id,
    String day,
    String time,
    String content,
    String cashier,
    long totalMinor,
    int copies,
    Returned returned) {
  /** What became of a sale. */
  enum Returned {
    NOTHING,
    PARTLY,
    ALL,
    /** It is a refund itself. */
    IS_REFUND
  }

  boolean refundable() {
    return returned == Returned.NOTHING || returned == Returned.PARTLY;
  }
}
