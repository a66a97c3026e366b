package canopy.till.sale;

import org.jspecify.annotations.Nullable;

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
  DRAWER("sale.enter.drawer", "sale.ask.drawer"),
  VOID("sale.enter.void", "sale.ask.void"),
  VOID_LINE("sale.enter.voidline", "sale.ask.voidline"),
  PUMP("sale.enter.pump", "sale.ask.pump"),
  RESTART("sale.enter.restart", "sale.ask.restart");

  private final String key;
  private final @Nullable String question;

  EntryMode(String key) {
    this(key, null);
  }

  EntryMode(String key, @Nullable String question) {
    this.key = key;
    this.question = question;
  }

  /** What is asked above the basket meanwhile; null for nothing. */
  @Nullable String question() {
    return question;
  }

  /** Whether it is about the chosen line, not about the whole sale. */
  boolean needsLine() {
    return switch (this) {
      case SEARCH, SALE_PERCENT, SALE_AMOUNT, DRAWER, VOID, PUMP, RESTART -> false;
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, NOTE, VOID_LINE -> true;
    };
  }

  /** The prompt in the texts. */
  String key() {
    return key;
  }

  boolean takesNumber() {
    return switch (this) {
      case SEARCH, NOTE, DRAWER, VOID, VOID_LINE, RESTART -> false;
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, SALE_PERCENT, SALE_AMOUNT, PUMP ->
          true;
    };
  }
}
