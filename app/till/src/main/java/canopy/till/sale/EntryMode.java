package canopy.till.sale;

/** What the entry field at the upper right is for at the moment. */
enum EntryMode {
  SEARCH("sale.search"),
  QUANTITY("sale.enter.quantity"),
  PRICE("sale.enter.price"),
  DISCOUNT_PERCENT("sale.enter.percent"),
  DISCOUNT_AMOUNT("sale.enter.amount"),
  NOTE("sale.enter.note");

  private final String key;

  EntryMode(String key) {
    this.key = key;
  }

  /** The prompt in the texts. */
  String key() {
    return key;
  }

  boolean takesNumber() {
    return switch (this) {
      case SEARCH, NOTE -> false;
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT -> true;
    };
  }
}
