package canopy.headoffice.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** All rows of the projections, as text to be compared. */
public final class Tables {
  private static final List<String> NAMES =
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
          "tank_shell",
          "tank_alarm",
          "tank_balance",
          "nozzle_balance",
          "stock_flag",
          "tank_rise",
          "held_decision",
          "person_named",
          "quarantined_line");

  private Tables() {}

  /** The rows of one till, by table, in order; the till's name left out. */
  public static Map<String, List<String>> of(Jdbi jdbi, String till) {
    Map<String, List<String>> all = new TreeMap<>();
    jdbi.useHandle(
        handle -> {
          for (String name : NAMES) {
            all.put(
                name,
                handle
                    .select(
                        "SELECT (to_jsonb(t) - 'till')::text FROM "
                            + name
                            + " t WHERE till = ? ORDER BY t.seq, t::text",
                        till)
                    .mapTo(String.class)
                    .list());
          }
        });
    return all;
  }
}
