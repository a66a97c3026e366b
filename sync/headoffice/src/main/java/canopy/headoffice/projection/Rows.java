package canopy.headoffice.projection;

import canopy.core.event.Json;
import canopy.core.event.Recorded;
import canopy.headoffice.database.CopyRows;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
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
          "shift_opening",
          "shift_count",
          "shift_close",
          "shift_flow",
          "cash_movement",
          "tank_reading",
          "totaliser_reading",
          "tank_delivery",
          "till_start",
          "local_change",
          "tank_shell",
          "tank_alarm",
          "tank_balance",
          "nozzle_balance",
          "stock_flag",
          "tank_rise",
          "held_decision",
          "person_named");

  private static final ObjectWriter JSON = Json.mapper().writer();

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
              + " cash_rounding_minor, totals, number, first_seq, seal_over, seal_signature,"
              + " seal_key");
  private final CopyRows shiftOpenings =
      table(
          "shift_opening",
          "shift, number, at, operator, by_itself, float_counted, carried_minor, opening_minor,"
              + " currency");
  private final CopyRows shiftCounts =
      table(
          "shift_count",
          "no, shift, occasion, count_no, counted_at, counted_by, kind, type, expected_minor,"
              + " counted_minor, difference_minor, reason, accepted_by");
  private final CopyRows shiftCloses =
      table(
          "shift_close",
          "shift, number, shift_day, opened_at, opened_by, closed_at, closed_by, currency,"
              + " opening_minor, expected_cash_minor, left_minor, counted, with_day, sales,"
              + " refunds, total_minor, tax_minor, cash_rounding_minor, no_sales, open_items,"
              + " figures");
  private final CopyRows shiftFlows =
      table("shift_flow", "no, shift, kind, type, taken_minor, paid_out_minor");
  private final CopyRows cashMovements =
      table(
          "cash_movement", "shift, slip, kind, at, operator, change_minor, currency, reason, note");
  private final CopyRows tankReadings =
      table(
          "tank_reading",
          "no, tank, read_at, occasion, source, volume_millilitres, corrected_millilitres,"
              + " water_millilitres, temperature_millidegrees, height_tenths,"
              + " water_height_tenths");
  private final CopyRows totaliserReadings =
      table(
          "totaliser_reading",
          "no, pump, nozzle, grade, read_at, occasion, source, volume_millilitres, amount_minor");
  private final CopyRows tankDeliveries =
      table(
          "tank_delivery",
          "document, tank, grade, at, operator, ticket_millilitres, measured_millilitres,"
              + " before_millilitres, after_millilitres, sold_millilitres, detection");
  private final CopyRows tillStarts = table("till_start", "at, public_key");
  private final CopyRows localChanges =
      table(
          "local_change",
          "at, price_tenths, before_tenths, basis, operator, kind, key, article, asked,"
              + " batch_id, batch_file");
  private final CopyRows tankShells =
      table(
          "tank_shell",
          "at, tank, grade, capacity_millilitres, safe_fill_millilitres,"
              + " dead_stock_millilitres");
  private final CopyRows tankAlarms = table("tank_alarm", "at, tank, alarms");
  private final CopyRows tankBalances =
      table(
          "tank_balance",
          "no, tank, grade, opened_at, closed_at, opening_millilitres,"
              + " delivered_millilitres, undocumented_millilitres, sold_millilitres,"
              + " closing_millilitres, variance_millilitres");
  private final CopyRows nozzleBalances =
      table(
          "nozzle_balance",
          "no, pump, nozzle, grade, opened_at, closed_at, opening_millilitres,"
              + " closing_millilitres, filled_millilitres, unrecorded_millilitres");
  private final CopyRows stockFlags =
      table(
          "stock_flag",
          "at, flagged_day, tank, rule, severity, volume_millilitres,"
              + " limit_millilitres, subject");
  private final CopyRows tankRises =
      table("tank_rise", "at, tank, detection, millilitres, dismissed, reason");
  private final CopyRows heldDecisions =
      table("held_decision", "at, topic, state, reason, details");
  private final CopyRows namedPeople = table("person_named", "at, operator, name");
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
          shiftOpenings,
          shiftCounts,
          shiftCloses,
          shiftFlows,
          cashMovements,
          tankReadings,
          totaliserReadings,
          tankDeliveries,
          tillStarts,
          localChanges,
          tankShells,
          tankAlarms,
          tankBalances,
          nozzleBalances,
          stockFlags,
          tankRises,
          heldDecisions,
          namedPeople);

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

  CopyRows shiftOpening(Recorded of) {
    return begin(shiftOpenings, of);
  }

  CopyRows shiftCount(Recorded of) {
    return begin(shiftCounts, of);
  }

  CopyRows shiftClose(Recorded of) {
    return begin(shiftCloses, of);
  }

  CopyRows shiftFlow(Recorded of) {
    return begin(shiftFlows, of);
  }

  CopyRows cashMovement(Recorded of) {
    return begin(cashMovements, of);
  }

  CopyRows tankReading(Recorded of) {
    return begin(tankReadings, of);
  }

  CopyRows totaliserReading(Recorded of) {
    return begin(totaliserReadings, of);
  }

  CopyRows tankDelivery(Recorded of) {
    return begin(tankDeliveries, of);
  }

  CopyRows tillStart(Recorded of) {
    return begin(tillStarts, of);
  }

  CopyRows localChange(Recorded of) {
    return begin(localChanges, of);
  }

  CopyRows tankShell(Recorded of) {
    return begin(tankShells, of);
  }

  CopyRows tankAlarm(Recorded of) {
    return begin(tankAlarms, of);
  }

  CopyRows tankBalance(Recorded of) {
    return begin(tankBalances, of);
  }

  CopyRows nozzleBalance(Recorded of) {
    return begin(nozzleBalances, of);
  }

  CopyRows stockFlag(Recorded of) {
    return begin(stockFlags, of);
  }

  CopyRows tankRise(Recorded of) {
    return begin(tankRises, of);
  }

  CopyRows heldDecision(Recorded of) {
    return begin(heldDecisions, of);
  }

  CopyRows personNamed(Recorded of) {
    return begin(namedPeople, of);
  }

  /** A value as JSON, for a column that keeps it whole. */
  static byte[] document(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read cannot be written", e);
    }
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
