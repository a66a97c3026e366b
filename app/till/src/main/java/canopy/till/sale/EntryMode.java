package canopy.till.sale;

/** What the entry field at the upper right is for at the moment. */
enum EntryMode {
  SEARCH("sale.search"),
  QUANTITY("sale.enter.quantity"),
  PRICE("sale.enter.price"),
  DISCOUNT_PERCENT("sale.enter.percent"),
  DISCOUNT_AMOUNT("sale.enter.amount"),
  SALE_PERCENT("sale.enter.salepercent"),
  SALE_AMOUNT("sale.enter.saleamount"),
  NOTE("sale.enter.note"),
  DRAWER("sale.enter.drawer");

  private final String key;

  EntryMode(String key) {
    this.key = key;
  }

  /** Whether it is about the chosen line, not about the whole sale. */
  boolean needsLine() {
    return switch (this) {
      case SEARCH, SALE_PERCENT, SALE_AMOUNT, DRAWER -> false;
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, NOTE -> true;
    };
  }

  /** The prompt in the texts. */
  String key() {
    return key;
  }

  boolean takesNumber() {
    return switch (this) {
      case SEARCH, NOTE, DRAWER -> false;
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, SALE_PERCENT, SALE_AMOUNT -> true;
    };
  }
}
