package canopy.till.sale;

import canopy.core.shift.MovementReason.Deed;
import java.math.BigDecimal;
import java.util.Optional;
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
  /** There is to be less of the line, and somebody should say why. */
  LESS("sale.enter.less", "sale.ask.less"),
  PUMP("sale.enter.pump", "sale.ask.pump"),
  RESTART("sale.enter.restart", "sale.ask.restart");

  private static final BigDecimal MOST_PUMPS = BigDecimal.valueOf(99);

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
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, NOTE, VOID_LINE, LESS -> true;
    };
  }

  /** What it takes a reason for; null for nothing. */
  @Nullable Deed deed(boolean refund) {
    return switch (this) {
      case DRAWER -> Deed.NO_SALE;
      case VOID -> Deed.VOID_SALE;
      case VOID_LINE, LESS -> Deed.LINE_VOID;
      case PRICE -> Deed.PRICE_OVERRIDE;
      case DISCOUNT_PERCENT, DISCOUNT_AMOUNT, SALE_PERCENT, SALE_AMOUNT -> Deed.DISCOUNT;
      case SEARCH -> refund ? Deed.REFUND : null;
      case QUANTITY, NOTE, PUMP, RESTART -> null;
    };
  }

  /** What a key leads to that stands for both: the first, from there the second. */
  EntryMode nextOf(EntryMode first, EntryMode second) {
    return this == first || this == second ? second : first;
  }

  /** The pump of that number; empty if none can have it. */
  static Optional<Integer> pump(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
            && number.compareTo(BigDecimal.ONE) >= 0
            && number.compareTo(MOST_PUMPS) <= 0
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  /** The prompt in the texts. */
  String key() {
    return key;
  }

  boolean takesNumber() {
    return switch (this) {
      case SEARCH, NOTE, DRAWER, VOID, VOID_LINE, LESS, RESTART -> false;
      case QUANTITY, PRICE, DISCOUNT_PERCENT, DISCOUNT_AMOUNT, SALE_PERCENT, SALE_AMOUNT, PUMP ->
          true;
    };
  }
}
