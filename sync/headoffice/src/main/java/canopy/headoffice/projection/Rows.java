package canopy.headoffice.projection;

import canopy.core.event.Recorded;
import canopy.headoffice.database.CopyRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows that lines of one till make, by table. Each begins with whose and which line it is. */
final class Rows {
  /** All tables, which is also the order in which they are filled. */
  static final List<String> TABLES =
      List.of(
          "sale",
          "sale_line",
          "sale_tax",
          "sale_tender",
          "fill",
          "fill_outcome",
          "prepay_step",
          "payment",
          "payment_step",
          "day_close",
          "stock_movement");

  private final String site;
  private final String till;
  private final CopyRows sales =
      table(
          "sale",
          "number, kind, refund_of, opened_at, completed_at, cashier, currency, line_count,"
              + " discount_minor, net_minor, tax_minor, total_minor, cash_rounding_minor,"
              + " change_minor, note");
  private final CopyRows saleLines =
      table(
          "sale_line",
          "no, kind, name, article, department, tax_class, pump, grade, quantity, unit,"
              + " volume_millilitres, return_of, listed_minor, discount_minor, net_minor,"
              + " total_minor");
  private final CopyRows saleTaxes = table("sale_tax", "no, tax, base_minor, amount_minor");
  private final CopyRows saleTenders =
      table(
          "sale_tender",
          "no, kind, type, given_minor, change_minor, kept_minor, reference, order_number");
  private final CopyRows fills =
      table(
          "fill",
          "key, pump, nozzle, grade, transaction_no, volume_millilitres, amount_minor,"
              + " price_tenths_of_minor, ended_at, prepay, offline");
  private final CopyRows fillOutcomes =
      table(
          "fill_outcome",
          "no, key, outcome, at, operator, pump, grade, volume_millilitres, amount_minor,"
              + " sale_number");
  private final CopyRows prepaySteps =
      table("prepay_step", "prepay, step, sale_number, pump, fill_key, amount_minor, rest_minor");
  private final CopyRows payments =
      table(
          "payment",
          "number, kind, order_number, purpose, sale_number, tender, channel, amount_minor,"
              + " currency, at");
  private final CopyRows paymentSteps =
      table("payment_step", "number, state, at, paid_at, operator, channel_number, detail");
  private final CopyRows dayCloses =
      table(
          "day_close",
          "closed_day, at, operator, currency, sales, refunds, total_minor, tax_minor,"
              + " cash_rounding_minor, totals");
  private final CopyRows stockMovements =
      table("stock_movement", "no, at, cause, article, grade, quantity, unit, of_sale, of_line");
  private final List<CopyRows> all =
      List.of(
          sales,
          saleLines,
          saleTaxes,
          saleTenders,
          fills,
          fillOutcomes,
          prepaySteps,
          payments,
          paymentSteps,
          dayCloses,
          stockMovements);

  Rows(String site, String till) {
    this.site = site;
    this.till = till;
  }

  CopyRows sale(Recorded of) {
    return begin(sales, of);
  }

  CopyRows saleLine(Recorded of) {
    return begin(saleLines, of);
  }

  CopyRows saleTax(Recorded of) {
    return begin(saleTaxes, of);
  }

  CopyRows saleTender(Recorded of) {
    return begin(saleTenders, of);
  }

  CopyRows fill(Recorded of) {
    return begin(fills, of);
  }

  CopyRows fillOutcome(Recorded of) {
    return begin(fillOutcomes, of);
  }

  CopyRows prepayStep(Recorded of) {
    return begin(prepaySteps, of);
  }

  CopyRows payment(Recorded of) {
    return begin(payments, of);
  }

  CopyRows paymentStep(Recorded of) {
    return begin(paymentSteps, of);
  }

  CopyRows dayClose(Recorded of) {
    return begin(dayCloses, of);
  }

  CopyRows stockMovement(Recorded of) {
    return begin(stockMovements, of);
  }

  /** From here on, {@link #undo} forgets what is added. */
  void mark() {
    all.forEach(CopyRows::mark);
  }

  void undo() {
    all.forEach(CopyRows::undo);
  }

  boolean isEmpty() {
    return all.stream().allMatch(rows -> rows.count() == 0);
  }

  void copyInto(Connection connection) throws SQLException {
    for (CopyRows rows : all) {
      rows.copyInto(connection);
    }
  }

  private CopyRows begin(CopyRows rows, Recorded of) {
    return rows.row().text(site).text(till).bigint(of.seq()).date(of.day());
  }

  private static CopyRows table(String name, String columns) {
    return new CopyRows(name, ("site, till, seq, day, " + columns).split(", ?"));
  }
}
