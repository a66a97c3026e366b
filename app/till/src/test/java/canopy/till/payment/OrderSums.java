package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.SaleEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.tender.Tender;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.loop.Ledger;
import java.util.Map;

/** What a till's journal says that each order brought in. */
final class OrderSums {
  private OrderSums() {}

  /** Adds the journal's completed sales to the sums; each was paid once. */
  static void add(Journal journal, Map<String, Long> sums) throws Exception {
    Ledger ledger = new Ledger(journal);
    try (JournalReader reader = journal.read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        if (ledger.recorded(line).event() instanceof SaleEvent.Completed done) {
          add(done.sale(), sums);
        }
      }
    }
  }

  private static void add(CompletedSale sale, Map<String, Long> sums) {
    Money kept = Money.zero("CNY");
    for (Tender tender : sale.tenders()) {
      kept = kept.plus(tender.kept());
      sums.merge(tender.order().outNo(), tender.given().minor(), Long::sum);
    }
    assertThat(sale.tenders()).as("paid once").hasSize(1);
    assertThat(kept).isEqualTo(sale.totals().total());
  }
}
