package canopy.till.store.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Secondary indexes, made when the store has caught up: a bulk load without them is several times
 * faster.
 */
public final class Indexes {
  private static final String SQL =
      """
      CREATE INDEX IF NOT EXISTS sales_by_number ON sales (number);
      CREATE INDEX IF NOT EXISTS sales_by_day ON sales (business_day, seq);
      CREATE INDEX IF NOT EXISTS sale_lines_by_department ON sale_lines (department, id);
      CREATE INDEX IF NOT EXISTS returns_by_original ON returns (original_number);
      CREATE INDEX IF NOT EXISTS fills_by_key ON fills (fill_key);
      CREATE INDEX IF NOT EXISTS fill_outcomes_by_key ON fill_outcomes (fill_key);
      CREATE INDEX IF NOT EXISTS fill_outcomes_by_day ON fill_outcomes (business_day);
      CREATE INDEX IF NOT EXISTS fill_outcomes_by_pump ON fill_outcomes (pump, outcome, id);
      CREATE INDEX IF NOT EXISTS fill_outcomes_by_grade ON fill_outcomes (grade, outcome, id);
      CREATE INDEX IF NOT EXISTS prepay_steps_by_prepay ON prepay_steps (prepay_id);
      CREATE INDEX IF NOT EXISTS print_jobs_by_subject ON print_jobs (subject);
      CREATE INDEX IF NOT EXISTS payment_orders_by_number ON payment_orders (number);
      CREATE INDEX IF NOT EXISTS payment_steps_by_number ON payment_steps (number);
      CREATE INDEX IF NOT EXISTS payment_steps_by_time ON payment_steps (at_millis);
      CREATE INDEX IF NOT EXISTS payment_steps_by_paid ON payment_steps (paid_at_millis);
      CREATE INDEX IF NOT EXISTS bill_across_by_key ON bill_across (item_key);
      CREATE INDEX IF NOT EXISTS tank_days_by_day ON tank_days (tank, business_day);
      CREATE INDEX IF NOT EXISTS nozzle_days_by_day ON nozzle_days (business_day);
      CREATE INDEX IF NOT EXISTS tank_readings_by_day ON tank_readings (business_day);
      CREATE INDEX IF NOT EXISTS discounts_by_day ON discounts (business_day, id);
      CREATE INDEX IF NOT EXISTS struck_lines_by_day ON struck_lines (business_day, seq);
      CREATE INDEX IF NOT EXISTS audit_by_day ON audit (business_day, seq);
      CREATE INDEX IF NOT EXISTS audit_by_kind ON audit (kind, business_day, seq);
      CREATE INDEX IF NOT EXISTS audit_by_subject ON audit (subject);
      CREATE INDEX IF NOT EXISTS sales_by_shift ON sales (shift_id);
      CREATE INDEX IF NOT EXISTS cash_movements_by_shift ON cash_movements (shift_id);
      CREATE INDEX IF NOT EXISTS drawer_steps_by_shift ON drawer_steps (shift_id);
      CREATE INDEX IF NOT EXISTS shift_documents_by_subject ON shift_documents (subject);
      """;

  private Indexes() {}

  /** Makes those that are not there yet. */
  public static void ensure(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : SQL.split(";\\s*", -1)) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
  }
}
