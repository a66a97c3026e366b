package canopy.till.store.summary;

import canopy.core.event.FuelEvent;
import canopy.core.event.Recorded;
import canopy.core.fuel.Fill;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.tax.TaxShare;
import canopy.core.tender.Tender;
import org.jspecify.annotations.Nullable;

/** What an event adds to the summaries. Amounts are copied from the event, never computed again. */
public final class SummaryRules {
  /** Where the shift is not known, or there was none. */
  public static final String NO_SHIFT = "";

  /** Of what was returned. */
  public static final String RETURNED = "";

  private static final long QUARTER_MILLIS = 900_000;

  private SummaryRules() {}

  /** A finished sale or refund. */
  public static void completed(Recorded r, CompletedSale sale, SummaryBatch batch) {
    String shift = sale.shift();
    SummaryBatch.Place place =
        new SummaryBatch.Place(r.day(), shift == null ? NO_SHIFT : shift, sale.cashier());
    Where where = new Where(place, quarter(sale), new PaidParts(place, sale));
    sale.eachLine((line, amounts) -> line(sale, line, amounts, where, batch));
    sums(sale, place, batch);
    hour(sale, place, batch);
    payments(sale, place, batch);
  }

  /** Where the lines of a sale are added up. */
  private record Where(SummaryBatch.Place place, long quarter, PaidParts paid) {}

  private static void line(
      CompletedSale sale, Line line, LineAmounts amounts, Where where, SummaryBatch batch) {
    Money cost = sale.cost(line.no()).orElse(null);
    SummaryBatch.Place place = where.place();
    switch (line) {
      case Line.Goods goods -> {
        long[] sums = shop(amounts, cost);
        batch.add(Summary.SHOP, place.key(goods.department()), sums);
        batch.add(Summary.SHOP_HOURS, place.key(goods.department(), where.quarter()), sums);
        where.paid().shop(goods.department(), amounts.total(), batch);
      }
      case Line.FuelFill paid -> {
        Fill fill = paid.fill();
        long[] sums = fuel(fill, discount(amounts), new Earned(amounts.net(), cost));
        batch.add(Summary.FUEL, place.key(fill.grade(), fill.pump(), "PAID"), sums);
        batch.add(Summary.FUEL_HOURS, place.key(fill.grade(), where.quarter()), sums);
        where.paid().fuel(fill, amounts.total(), batch);
      }
      case Line.FuelPrepay _, Line.PrepayRest _ -> {}
      case Line.Return _ -> batch.add(Summary.SHOP, place.key(RETURNED), shop(amounts, cost));
    }
  }

  private static long quarter(CompletedSale sale) {
    return Math.floorDiv(sale.completedAt().toEpochMilli(), QUARTER_MILLIS);
  }

  private static void sums(CompletedSale sale, SummaryBatch.Place place, SummaryBatch batch) {
    boolean refund = sale.kind() == Sale.Kind.REFUND;
    boolean shop = has(sale, Line.Goods.class);
    boolean fuel = has(sale, Line.FuelFill.class) || has(sale, Line.FuelPrepay.class);
    long total = sale.totals().total().minor();
    batch.add(
        Summary.SALES,
        place.key(),
        refund ? 0 : 1,
        refund ? 1 : 0,
        one(fuel && !refund),
        one(shop && !refund),
        one(fuel && shop && !refund),
        refund ? 0 : total,
        refund ? total : 0,
        sale.totals().net().minor(),
        sale.totals().tax().minor(),
        sale.totals().discount().minor(),
        sale.cashRounding().minor());
  }

  private static boolean has(CompletedSale sale, Class<? extends Line> kind) {
    return sale.lines().stream().anyMatch(kind::isInstance);
  }

  private static void hour(CompletedSale sale, SummaryBatch.Place place, SummaryBatch batch) {
    int fills = 0;
    long volume = 0;
    for (Line line : sale.lines()) {
      if (line instanceof Line.FuelFill fuel) {
        fills++;
        volume += fuel.fill().volume().millilitres();
      }
    }
    int sales = sale.kind() == Sale.Kind.REFUND ? 0 : 1;
    long total = sale.totals().total().minor();
    batch.add(Summary.HOURS, place.key(quarter(sale)), sales, total, fills, volume);
  }

  private static void payments(CompletedSale sale, SummaryBatch.Place place, SummaryBatch batch) {
    for (Tender tender : sale.tenders()) {
      long kept = tender.kept().minor();
      batch.add(Summary.TENDERS, place.key(tender.kind()), 1, Math.max(kept, 0), Math.min(kept, 0));
    }
    if (sale.tenders().isEmpty()) {
      batch.add(Summary.TENDERS, place.key(PaidParts.NOTHING), 1, 0, 0);
    }
    for (TaxShare tax : sale.totals().taxes()) {
      batch.add(Summary.TAXES, place.key(tax.taxId()), tax.base().minor(), tax.amount().minor());
    }
  }

  private static long[] shop(LineAmounts amounts, @Nullable Money cost) {
    return new long[] {
      1,
      discount(amounts),
      amounts.net().minor(),
      amounts.total().minor(),
      cost == null ? 0 : amounts.net().minor(),
      cost == null ? 0 : cost.minor()
    };
  }

  /**
   * What a fill brought in.
   *
   * @param net without tax; null if nobody paid, or a journal of earlier versions does not tell
   * @param cost null if it is not known
   */
  private record Earned(@Nullable Money net, @Nullable Money cost) {
    static final Earned NOTHING = new Earned(null, null);

    long netMinor() {
      return net == null ? 0 : net.minor();
    }

    long costedNetMinor() {
      return cost == null ? 0 : netMinor();
    }

    long costMinor() {
      return cost == null ? 0 : cost.minor();
    }
  }

  private static long discount(LineAmounts amounts) {
    return amounts.lineDiscount().plus(amounts.orderDiscount()).minor();
  }

  private static long one(boolean counts) {
    return counts ? 1 : 0;
  }

  /** A fill that used up a prepayment. */
  public static void prepaid(Recorded r, FuelEvent.Dispensed event, SummaryBatch batch) {
    Fill part = event.prepaidPart();
    FuelEvent.PrepaidPart told = event.prepaid();
    Earned earned = told == null ? Earned.NOTHING : new Earned(told.net(), told.cost());
    long[] sums = fuel(part, 0, earned);
    batch.add(Summary.FUEL, of(r).key(part.grade(), part.pump(), "PREPAID"), sums);
    long quarter = Math.floorDiv(r.at().toEpochMilli(), QUARTER_MILLIS);
    batch.add(Summary.FUEL_HOURS, of(r).key(part.grade(), quarter), sums);
    batch.add(Summary.HOURS, of(r).key(quarter), 0, 0, 1, part.volume().millilitres());
  }

  /** A fill that was not paid. */
  public static void writtenOff(Recorded r, FuelEvent.WrittenOff event, SummaryBatch batch) {
    Fill fill = event.fill();
    String outcome = event.writeOff().outcome().name();
    batch.add(
        Summary.FUEL, of(r).key(fill.grade(), fill.pump(), outcome), fuel(fill, 0, Earned.NOTHING));
  }

  /** An entry of the audit list. */
  public static void incident(Recorded r, String kind, @Nullable Money amount, SummaryBatch batch) {
    batch.add(Summary.INCIDENTS, of(r).key(kind), 1, amount == null ? 0 : amount.minor());
  }

  /** Why something out of the ordinary was done. */
  public static void reason(
      Recorded r, String kind, String reason, @Nullable Money amount, SummaryBatch batch) {
    long minor = amount == null ? 0 : amount.minor();
    batch.add(Summary.REASONS, of(r).key(kind, reason.strip()), 1, minor);
  }

  private static SummaryBatch.Place of(Recorded r) {
    return new SummaryBatch.Place(r.day(), NO_SHIFT, r.by());
  }

  private static long[] fuel(Fill fill, long discount, Earned earned) {
    return new long[] {
      1,
      fill.volume().millilitres(),
      fill.amount().minor(),
      discount,
      earned.netMinor(),
      earned.costedNetMinor(),
      earned.costMinor()
    };
  }
}
