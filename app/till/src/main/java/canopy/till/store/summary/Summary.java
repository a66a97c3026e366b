package canopy.till.store.summary;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The summary tables: columns that tell rows apart, the first three the same in all, and columns
 * that are added up.
 */
public enum Summary {
  SALES(
      "day_sales",
      "business_day,shift,cashier",
      "sales,refunds,fuel_sales,shop_sales,both_sales,sold_minor,refunded_minor,net_minor,"
          + "tax_minor,discount_minor,rounding_minor"),
  HOURS(
      "day_hours",
      "business_day,shift,cashier,quarter",
      "sales,total_minor,fills,volume_millilitres"),
  SHOP(
      "day_shop",
      "business_day,shift,cashier,department",
      "line_count,discount_minor,net_minor,total_minor,costed_net_minor,cost_minor"),
  FUEL(
      "day_fuel",
      "business_day,shift,cashier,grade,pump,outcome",
      "fills,volume_millilitres,amount_minor,discount_minor,net_minor,costed_net_minor,cost_minor"),
  /** Of what was paid, before it flowed or after. */
  FUEL_HOURS(
      "day_fuel_hours",
      "business_day,shift,cashier,grade,quarter",
      "fills,volume_millilitres,amount_minor,discount_minor,net_minor,costed_net_minor,cost_minor"),
  SHOP_HOURS(
      "day_shop_hours",
      "business_day,shift,cashier,department,quarter",
      "line_count,discount_minor,net_minor,total_minor,costed_net_minor,cost_minor"),
  /** Of what was paid after it flowed: before, nobody knows the grade. */
  FUEL_TENDERS(
      "day_fuel_tenders",
      "business_day,shift,cashier,grade,tender",
      "fills,volume_millilitres,paid_minor"),
  SHOP_TENDERS(
      "day_shop_tenders", "business_day,shift,cashier,department,tender", "line_count,paid_minor"),
  TENDERS(
      "day_tenders",
      "business_day,shift,cashier,tender",
      "tender_count,taken_minor,paid_out_minor"),
  TAXES("day_taxes", "business_day,shift,cashier,tax_id", "base_minor,amount_minor"),
  INCIDENTS("day_incidents", "business_day,shift,cashier,kind", "incidents,amount_minor"),
  REASONS("day_reasons", "business_day,shift,cashier,kind,reason", "times,amount_minor");

  private final String sqlName;
  private final String keys;
  private final String sums;
  private final int keyWidth;
  private final int sumWidth;

  Summary(String sqlName, String keys, String sums) {
    this.sqlName = sqlName;
    this.keys = keys;
    this.sums = sums;
    this.keyWidth = split(keys).size();
    this.sumWidth = split(sums).size();
  }

  private static List<String> split(String columns) {
    return List.of(columns.split(",", -1));
  }

  /** The table. */
  public String sqlName() {
    return sqlName;
  }

  /** The columns that are added up, in their order. */
  public List<String> sums() {
    return split(sums);
  }

  /** Whether its rows are told apart by a column. */
  public boolean isBy(String column) {
    return split(keys).contains(column);
  }

  int keyWidth() {
    return keyWidth;
  }

  int sumWidth() {
    return sumWidth;
  }

  /** Adds to a row: sums, changes, then the key. */
  String update() {
    return "UPDATE "
        + sqlName
        + " SET "
        + sums().stream().map(sum -> sum + " = " + sum + " + ?, ").collect(Collectors.joining())
        + "changes = changes + ? WHERE "
        + split(keys).stream().map(key -> key + " = ?").collect(Collectors.joining(" AND "));
  }

  /** Makes rows, of each: sums, changes, then the key. */
  String insert(int rows) {
    String one = "(?" + ", ?".repeat(sumWidth + keyWidth) + ")";
    return "INSERT INTO "
        + sqlName
        + " ("
        + sums
        + ",changes,"
        + keys
        + ") VALUES "
        + (one + ", ").repeat(rows - 1)
        + one;
  }
}
