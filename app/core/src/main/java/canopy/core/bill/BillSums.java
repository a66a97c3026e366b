package canopy.core.bill;

import canopy.core.quantity.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a bill: the channel's own, or those of its rows.
 *
 * @param count of all rows
 * @param paid all payments
 * @param refunded all that went back, zero or above
 * @param feeThousandths all fees in thousandths of a minor unit; null if not stated
 */
public record BillSums(int count, Money paid, Money refunded, @Nullable Long feeThousandths) {

  /** Adds rows up. */
  public static BillSums of(List<BillItem> items, String currency) {
    Money paid = Money.zero(currency);
    Money refunded = Money.zero(currency);
    long fees = 0;
    for (BillItem item : items) {
      if (item.kind() == BillItem.Kind.PAYMENT) {
        paid = paid.plus(item.amount());
      } else {
        refunded = refunded.plus(item.amount());
      }
      fees = Math.addExact(fees, item.feeThousandths());
    }
    return new BillSums(items.size(), paid, refunded, fees);
  }

  /** Whether both say the same; a fee that one does not state does not matter. */
  public boolean fits(BillSums other) {
    Long fee = feeThousandths;
    Long otherFee = other.feeThousandths;
    return count == other.count
        && paid.equals(other.paid)
        && refunded.equals(other.refunded)
        && (fee == null || otherFee == null || fee.equals(otherFee));
  }

  /** What is left of the payments. */
  public Money net() {
    return paid.minus(refunded);
  }
}
