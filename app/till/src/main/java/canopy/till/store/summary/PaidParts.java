package canopy.till.store.summary;

import canopy.core.fuel.Fill;
import canopy.core.quantity.Allocation;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.tender.Tender;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How the lines of a sale were paid. Who pays a part in cash and the rest by card pays each line
 * so: its amount and litres are shared in the same proportion, by largest remainder, so that the
 * shares add up to the line. It is counted once, where most was paid. Where nothing was to be paid,
 * as all of it was taken off, that is a way of its own: else the ways did not add up to what left.
 */
final class PaidParts {
  /** The way of paying where nothing was to be paid. */
  static final String NOTHING = "";

  private final SummaryBatch.Place place;
  private final List<String> kinds;
  private final long[] weights;
  private final int main;

  /**
   * @param sale of a sale, what was given back has no share; of a refund, what was taken
   */
  PaidParts(SummaryBatch.Place place, CompletedSale sale) {
    this.place = place;
    int sign = sale.kind() == Sale.Kind.REFUND ? -1 : 1;
    long[] kept =
        sale.tenders().stream()
            .mapToLong(tender -> Math.max(0, sign * tender.kept().minor()))
            .toArray();
    boolean paid = LongStream.of(kept).anyMatch(minor -> minor > 0);
    this.kinds = paid ? sale.tenders().stream().map(Tender::kind).toList() : List.of(NOTHING);
    this.weights = paid ? kept : new long[] {1};
    int most = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && (most < 0 || weights[i] > weights[most])) {
        most = i;
      }
    }
    this.main = most;
  }

  void fuel(Fill fill, Money paid, SummaryBatch batch) {
    long[] amounts = Allocation.split(paid.minor(), weights);
    long[] volumes = Allocation.split(fill.volume().millilitres(), weights);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        List<Object> key = place.key(fill.grade(), kinds.get(i));
        batch.add(Summary.FUEL_TENDERS, key, i == main ? 1 : 0, volumes[i], amounts[i]);
      }
    }
  }

  void shop(String department, Money paid, SummaryBatch batch) {
    long[] amounts = Allocation.split(paid.minor(), weights);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        List<Object> key = place.key(department, kinds.get(i));
        batch.add(Summary.SHOP_TENDERS, key, i == main ? 1 : 0, amounts[i]);
      }
    }
  }
}
