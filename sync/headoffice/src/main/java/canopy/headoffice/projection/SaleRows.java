package canopy.headoffice.projection;

import canopy.core.event.Recorded;
import canopy.core.quantity.Quantity;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.tax.TaxShare;
import canopy.core.tender.Tender;
import org.jspecify.annotations.Nullable;

/** The rows of a completed sale or refund. Amounts are copied, never computed again. */
final class SaleRows {
  private SaleRows() {}

  static void completed(Recorded r, CompletedSale sale, Rows rows) {
    rows.sale(r)
        .text(sale.id())
        .text(sale.kind().name())
        .text(sale.refundOf())
        .time(sale.openedAt())
        .time(sale.completedAt())
        .text(sale.cashier())
        .text(sale.totals().total().currency())
        .integer(sale.lines().size())
        .bigint(sale.totals().discount().minor())
        .bigint(sale.totals().net().minor())
        .bigint(sale.totals().tax().minor())
        .bigint(sale.totals().total().minor())
        .bigint(sale.cashRounding().minor())
        .bigint(sale.change().minor())
        .text(sale.note());
    sale.eachLine(
        (line, amounts) -> {
          line(r, line, amounts, rows);
          follow(r, sale, line, rows);
        });
    int no = 0;
    for (TaxShare tax : sale.totals().taxes()) {
      no++;
      rows.saleTax(r)
          .integer(no)
          .text(tax.taxId())
          .bigint(tax.base().minor())
          .bigint(tax.amount().minor());
    }
    for (Tender tender : sale.tenders()) {
      rows.saleTender(r)
          .integer(tender.no())
          .text(tender.kind())
          .text(tender.type().name())
          .bigint(tender.given().minor())
          .bigint(tender.change().minor())
          .bigint(tender.kept().minor())
          .text(tender.reference())
          .text(tender.order() == null ? null : tender.order().outNo());
    }
  }

  private static void line(Recorded r, Line line, LineAmounts amounts, Rows rows) {
    Details details = details(line);
    rows.saleLine(r)
        .integer(line.no())
        .text(details.kind())
        .text(line.name().zh())
        .text(details.article())
        .text(details.department())
        .text(details.taxClass())
        .integer(details.pump())
        .integer(details.grade())
        .bigint(details.quantity() == null ? null : details.quantity().amount())
        .text(details.quantity() == null ? null : details.quantity().unit().name())
        .bigint(details.volumeMillilitres())
        .integer(details.returnOf())
        .bigint(amounts.listed().minor())
        .bigint(amounts.lineDiscount().plus(amounts.orderDiscount()).minor())
        .bigint(amounts.net().minor())
        .bigint(amounts.total().minor());
  }

  /** What the line means for a fill. Fuel leaves the tank when it flows, not here. */
  private static void follow(Recorded r, CompletedSale sale, Line line, Rows rows) {
    switch (line) {
      case Line.FuelFill sold ->
          FuelRows.outcome(r, sold.no(), sold.fill(), "PAID", sale.id(), rows);
      case Line.Goods _ -> {}
      case Line.Return _ -> {}
      case Line.FuelPrepay _ -> {}
      case Line.PrepayRest _ -> {}
    }
  }

  private record Details(
      String kind,
      @Nullable String article,
      @Nullable String department,
      @Nullable String taxClass,
      @Nullable Integer pump,
      @Nullable Integer grade,
      @Nullable Quantity quantity,
      @Nullable Long volumeMillilitres,
      @Nullable Integer returnOf) {}

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
              l.quantity(),
              null,
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
              l.fill().volume().millilitres(),
              null);
      case Line.FuelPrepay l ->
          new Details("PREPAY", null, null, l.taxClass(), l.pump(), null, null, null, null);
      case Line.PrepayRest l ->
          new Details("REST", null, null, l.taxClass(), null, null, null, null, null);
      case Line.Return l ->
          new Details("RETURN", null, null, null, null, null, l.quantity(), null, l.originalNo());
    };
  }
}
