package canopy.till.store.summary;

import canopy.core.fuel.Fill;
import canopy.core.quantity.Allocation;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Sale;
import canopy.core.tender.Tender;
import java.util.List;

/**
 * How the lines of a sale were paid. Who pays a part in cash and the rest by card pays each line
 * so: its amount and litres are shared in the same proportion, by largest remainder, so that the
 * shares add up to the line. It is counted once, where most was paid.
 */
final class PaidParts {
  private final SummaryBatch.Place place;
  private final List<Tender> tenders;
  private final long[] weights;
  private final int main;

  /**
   * @param sale of a sale, what was given back has no share; of a refund, what was taken
   */
  PaidParts(SummaryBatch.Place place, CompletedSale sale) {
    this.place = place;
    this.tenders = sale.tenders();
    int sign = sale.kind() == Sale.Kind.REFUND ? -1 : 1;
    this.weights =
        tenders.stream().mapToLong(tender -> Math.max(0, sign * tender.kept().minor())).toArray();
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
        List<Object> key = place.key(fill.grade(), tenders.get(i).kind());
        batch.add(Summary.FUEL_TENDERS, key, i == main ? 1 : 0, volumes[i], amounts[i]);
      }
    }
  }

  void shop(String department, Money paid, SummaryBatch batch) {
    long[] amounts = Allocation.split(paid.minor(), weights);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        List<Object> key = place.key(department, tenders.get(i).kind());
        batch.add(Summary.SHOP_TENDERS, key, i == main ? 1 : 0, amounts[i]);
      }
    }
  }
}
