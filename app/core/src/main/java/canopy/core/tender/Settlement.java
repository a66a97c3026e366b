package canopy.core.tender;

import canopy.core.quantity.Money;
import java.util.List;

/**
 * What the tenders of a sale have settled so far.
 *
 * @param total to be paid; below zero in a refund
 * @param kept by all tenders together, given less change
 */
public record Settlement(Money total, Money kept) {
  public static Settlement of(Money total, List<Tender> tenders) {
    Money kept = Money.zero(total.currency());
    for (Tender tender : tenders) {
      kept = kept.plus(tender.kept());
    }
    return new Settlement(total, kept);
  }

  /** Left to pay to the cent, before any cash rounding; below zero if the till has to pay out. */
  public Money remaining() {
    return total.minus(kept);
  }

  /** What has to be handed over if all of the rest is paid in cash. */
  public Money dueInCash(CashRounding rounding) {
    return rounding.round(remaining());
  }

  /**
   * The tender that results when {@code given} is handed over.
   *
   * @param given above zero in a sale, below zero when the till pays out
   * @return the tender with its change; change is only ever paid from cash
   * @throws IllegalArgumentException if the kind gives no change and {@code given} is more than
   *     what is left
   */
  public Tender take(
      int no, TenderKind kind, Money given, String reference, CashRounding rounding) {
    Money due = kind.type() == TenderKind.Type.CASH ? dueInCash(rounding) : remaining();
    Money over = total.isNegative() ? Money.zero(total.currency()) : given.minus(due);
    Money change = over.isPositive() ? over : Money.zero(total.currency());
    if (change.isPositive() && !kind.givesChange()) {
      throw new IllegalArgumentException(kind.id() + " gives no change");
    }
    return new Tender(no, kind.id(), kind.type(), given, change, reference);
  }

  /** Whether this settles the sale: nothing is left, or only what cash rounding drops. */
  public boolean settledBy(Tender tender, CashRounding rounding) {
    Money left = remaining().minus(tender.kept());
    if (left.isZero()) {
      return true;
    }
    return tender.type() == TenderKind.Type.CASH && tender.kept().equals(dueInCash(rounding));
  }
}
