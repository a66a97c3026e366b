package canopy.till.payment.bill;

import canopy.core.bill.BillCheck;
import canopy.core.bill.BillSums;
import canopy.core.bill.CategorySum;
import canopy.till.store.query.StoredBill;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison came to.
 *
 * @param at when it was made
 * @param operator who made it
 * @param origin where the bill came from
 * @param source the file; empty if the channel gave the bill
 * @param sums of all categories
 * @param counted what the bill's rows come to
 * @param stated what the channel says they come to; null if it does not say
 * @param fits whether both are the same
 */
record BillHead(
    Instant at,
    String operator,
    BillCheck.Origin origin,
    String source,
    List<CategorySum> sums,
    BillSums counted,
    @Nullable BillSums stated,
    boolean fits) {
  BillHead {
    sums = List.copyOf(sums);
  }

  static BillHead of(StoredBill bill) {
    BillCheck check = bill.check();
    return new BillHead(
        bill.at(),
        bill.operator(),
        check.origin(),
        check.source(),
        check.sums(),
        check.counted(),
        check.stated(),
        check.fits());
  }

  /** What the rows come to in our books. */
  long hereMinor() {
    return sums.stream().mapToLong(sum -> sum.here().minor()).sum();
  }
}
