package canopy.till.store;

import canopy.core.catalogue.Language;
import canopy.core.event.Recorded;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.tender.Tender;
import org.jspecify.annotations.Nullable;

/** The rows of a completed sale or refund. Amounts are copied, never computed again. */
final class SaleRows {
  /** Stands in where a line does not say its currency and only the minor units are read. */
  private static final String ANY_CURRENCY = "ANY";

  /** The whole sale's number among its lines. */
  private static final int WHOLE = 0;

  private SaleRows() {}

  static void completed(Recorded r, CompletedSale sale, RowBatch batch) {
    long seq = r.seq();
    batch.add(
        Table.SALES,
        seq,
        sale.id(),
        sale.kind().name(),
        sale.refundOf(),
        r.day(),
        sale.openedAt().toEpochMilli(),
        sale.completedAt().toEpochMilli(),
        sale.cashier(),
        sale.totals().total().currency(),
        sale.lines().size(),
        sale.totals().discount().minor(),
        sale.totals().net().minor(),
        sale.totals().tax().minor(),
        sale.totals().total().minor(),
        sale.cashRounding().minor(),
        sale.change().minor(),
        sale.note(),
        sale.shift());
    sale.eachLine((line, amounts) -> line(r, sale, line, amounts, batch));
    for (Tender tender : sale.tenders()) {
      batch.add(
          Table.TENDERS,
          part(seq, tender.no()),
          tender.kind(),
          tender.type().name(),
          tender.given().minor(),
          tender.change().minor(),
          tender.kept().minor(),
          tender.reference());
    }
    discounts(r, sale, batch);
  }

  private static void line(
      Recorded r, CompletedSale sale, Line line, LineAmounts amounts, RowBatch batch) {
    Details details = details(line);
    Money cost = sale.cost(line.no()).orElse(null);
    batch.add(
        Table.SALE_LINES,
        part(r.seq(), line.no()),
        details.kind(),
        line.name().in(Language.ZH_CN),
        details.articleId(),
        details.department(),
        details.taxClass(),
        details.pump(),
        details.grade(),
        details.quantity(),
        details.unit(),
        details.volumeMillilitres(),
        amounts.listed().minor(),
        amounts.lineDiscount().plus(amounts.orderDiscount()).minor(),
        amounts.net().minor(),
        amounts.total().minor(),
        cost == null ? null : cost.minor());
    if (line instanceof Line.Goods goods) {
      batch.articles().add(r.day(), sale.cashier(), goods, amounts.net(), cost);
    } else if (line instanceof Line.FuelFill sold) {
      paid(r, sale, sold, batch);
    } else if (line instanceof Line.Return back && sale.refundOf() != null) {
      batch.add(
          Table.RETURNS, part(r.seq(), line.no()), sale.refundOf(), back.originalNo(), units(back));
    }
  }

  private static void paid(Recorded r, CompletedSale sale, Line.FuelFill sold, RowBatch batch) {
    batch.add(
        Table.FILL_OUTCOMES,
        part(r.seq(), sold.no()),
        sold.fill().key(),
        "PAID",
        r.day(),
        r.at().toEpochMilli(),
        r.by(),
        sold.fill().pump(),
        sold.fill().grade(),
        sold.fill().volume().millilitres(),
        sold.fill().amount().minor(),
        sale.id(),
        null);
  }

  /** In the units of {@code canopy.core.sale.Pricing.refundableUnits}: weighed goods are one. */
  private static long units(Line.Return back) {
    return back.quantity().unit() == Quantity.Unit.PIECE ? back.quantity().amount() : 1;
  }

  private record Details(
      String kind,
      @Nullable String articleId,
      @Nullable String department,
      @Nullable String taxClass,
      @Nullable Integer pump,
      @Nullable Integer grade,
      @Nullable Long quantity,
      @Nullable String unit,
      @Nullable Long volumeMillilitres) {}

  private static Details details(Line line) {
    return switch (line) {
      case Line.Goods l ->
          new Details(
              "GOODS",
              l.articleId(),
              l.department(),
              l.taxClass(),
              null,
              null,
              l.quantity().amount(),
              l.quantity().unit().name(),
              null);
      case Line.FuelFill l ->
          new Details(
              "FILL",
              null,
              null,
              l.taxClass(),
              l.fill().pump(),
              l.fill().grade(),
              null,
              null,
              l.fill().volume().millilitres());
      case Line.FuelPrepay l ->
          new Details("PREPAY", null, null, l.taxClass(), l.pump(), null, null, null, null);
      case Line.PrepayRest l ->
          new Details("REST", null, null, l.taxClass(), null, null, null, null, null);
      case Line.Return l ->
          new Details(
              "RETURN",
              null,
              null,
              null,
              null,
              null,
              l.quantity().amount(),
              l.quantity().unit().name(),
              null);
    };
  }

  /** What a line came to before discounts; only the minor units count. */
  static Money listed(Line line) {
    return switch (line) {
      case Line.Goods l -> {
        Money label = l.labelAmount();
        yield label != null ? label : l.price().times(l.quantity(), ANY_CURRENCY);
      }
      case Line.FuelFill l -> l.fill().amount();
      case Line.FuelPrepay l -> l.amount();
      case Line.PrepayRest l -> l.rest().negated();
      case Line.Return l -> l.amounts().listed();
    };
  }

  private static long part(long seq, int no) {
    if (no < 0 || no >= Projection.PARTS_PER_EVENT) {
      throw new IllegalStateException("a sale has no part " + no);
    }
    return seq * Projection.PARTS_PER_EVENT + no;
  }

  /** What was taken off, so that whoever looks for much of it need not go through all lines. */
  private static void discounts(Recorded r, CompletedSale sale, RowBatch batch) {
    if (sale.kind() != Sale.Kind.SALE || !sale.totals().discount().isPositive()) {
      return;
    }
    sale.eachLine(
        (line, amounts) -> {
          Money off = amounts.lineDiscount().plus(amounts.orderDiscount());
          if (line instanceof Line.FuelFill && off.isPositive()) {
            discount(r, sale, line.no(), "FILL", amounts.listed(), off, batch);
          } else if (line instanceof Line.Goods && amounts.lineDiscount().isPositive()) {
            discount(r, sale, line.no(), "GOODS", amounts.listed(), off, batch);
          }
        });
    Money listed =
        sale.totals().lines().stream()
            .map(LineAmounts::listed)
            .reduce(Money.zero(sale.totals().total().currency()), Money::plus);
    discount(r, sale, WHOLE, "SALE", listed, sale.totals().discount(), batch);
  }

  private static void discount(
      Recorded r,
      CompletedSale sale,
      int no,
      String kind,
      Money listed,
      Money off,
      RowBatch batch) {
    batch.add(
        Table.DISCOUNTS,
        part(r.seq(), no),
        r.seq(),
        kind,
        r.day(),
        r.at().toEpochMilli(),
        sale.cashier(),
        sale.id(),
        listed.minor(),
        off.minor(),
        share(off, listed));
  }

  /** All of it where nothing was to be paid anyway. */
  private static long share(Money off, Money listed) {
    return listed.isPositive()
        ? Rounding.HALF_UP.multiplyDivide(off.minor(), Rate.ONE, listed.minor())
        : Rate.ONE;
  }
}
