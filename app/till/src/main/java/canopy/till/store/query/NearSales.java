package canopy.till.store.query;

import canopy.core.sale.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The sales of an amount about a time, page by page. */
final class NearSales {
  static final int PAGE = 200;
  static final Duration SAME_DAY = Duration.ofDays(1);

  private NearSales() {}

  /** Receipts by the page, newest first: {@link StoreReader#receipts}. */
  interface Pages {
    ReceiptPage page(ReceiptFilter filter, long beforeSeq, int limit) throws StoreUnavailable;
  }

  /** Those at most a day apart, the nearest first. */
  static List<ReceiptPage.Row> of(Pages pages, long amountMinor, Instant at)
      throws StoreUnavailable {
    ReceiptFilter filter = new ReceiptFilter(null, null, amountMinor, null, null);
    Instant earliest = at.minus(SAME_DAY);
    List<ReceiptPage.Row> near = new ArrayList<>();
    long before = StoreReader.NEWEST;
    boolean more = true;
    while (more) {
      ReceiptPage page = pages.page(filter, before, PAGE);
      for (ReceiptPage.Row each : page.rows()) {
        if (each.kind() == Sale.Kind.SALE && apart(each, at).compareTo(SAME_DAY) <= 0) {
          near.add(each);
        }
      }
      before = page.nextBefore();
      more = page.rows().size() == PAGE && !page.rows().getLast().completedAt().isBefore(earliest);
    }
    near.sort(Comparator.comparing(each -> apart(each, at)));
    return near;
  }

  private static Duration apart(ReceiptPage.Row sale, Instant at) {
    return Duration.between(sale.completedAt(), at).abs();
  }
}
