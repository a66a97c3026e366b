package canopy.till.receipt.search;

/** Which business days are searched. */
enum Period {
  TODAY("receipts.today"),
  YESTERDAY("receipts.yesterday"),
  WEEK("receipts.week"),
  ALL("receipts.all");

  private final String key;

  Period(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }
}
