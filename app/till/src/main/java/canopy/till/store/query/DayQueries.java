package canopy.till.store.query;

import canopy.core.fuel.FillOutcome;
import canopy.core.quantity.Money;
import canopy.core.quantity.Volume;
import canopy.core.sale.DayTotals;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up a business day, and knows which are closed. */
final class DayQueries {
  private final ObjectReader totals;

  DayQueries(ObjectMapper mapper) {
    totals = mapper.readerFor(DayTotals.class);
  }

  private interface EachRow {
    void row(ResultSet found) throws SQLException;
  }

  private static void forDay(Connection connection, String sql, LocalDate day, EachRow each)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, day);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          each.row(found);
        }
      }
    }
  }

  /** The same as folding {@code DayTotals.plus} over the day's events. */
  static DayTotals totals(Connection connection, LocalDate day, String currency)
      throws SQLException {
    Map<String, Money> tenders = new HashMap<>();
    forDay(
        connection,
        """
        SELECT t.kind, SUM(t.kept_minor) FROM sales s
        JOIN tenders t ON t.id BETWEEN s.seq * 1000 AND s.seq * 1000 + 999
        WHERE s.business_day = ? GROUP BY t.kind
        """,
        day,
        found -> tenders.put(found.getString(1), Money.of(found.getLong(2), currency)));
    Map<Integer, DayTotals.FuelTotal> fuel = new HashMap<>();
    forDay(
        connection,
        """
        SELECT grade, COUNT(*), SUM(volume_millilitres), SUM(amount_minor) FROM fill_outcomes
        WHERE business_day = ? AND outcome IN ('PAID', 'PREPAID') GROUP BY grade
        """,
        day,
        found -> fuel.put(found.getInt(1), fuelTotal(found, currency)));
    Map<FillOutcome, DayTotals.FuelTotal> unpaid = new EnumMap<>(FillOutcome.class);
    forDay(
        connection,
        """
        SELECT outcome, COUNT(*), SUM(volume_millilitres), SUM(amount_minor) FROM fill_outcomes
        WHERE business_day = ? AND outcome NOT IN ('PAID', 'PREPAID') GROUP BY outcome
        """,
        day,
        found -> unpaid.put(FillOutcome.valueOf(found.getString(1)), fuelTotal(found, currency)));
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT COUNT(*) FILTER (WHERE kind = 'SALE'), COUNT(*) FILTER (WHERE kind = 'REFUND'),
              COALESCE(SUM(total_minor), 0), COALESCE(SUM(tax_minor), 0),
              COALESCE(SUM(cash_rounding_minor), 0)
            FROM sales WHERE business_day = ?
            """)) {
      query.setObject(1, day);
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return new DayTotals(
            found.getInt(1),
            found.getInt(2),
            Money.of(found.getLong(3), currency),
            Money.of(found.getLong(4), currency),
            Money.of(found.getLong(5), currency),
            tenders,
            fuel,
            unpaid);
      }
    }
  }

  private static DayTotals.FuelTotal fuelTotal(ResultSet found, String currency)
      throws SQLException {
    return new DayTotals.FuelTotal(
        found.getInt(2), new Volume(found.getLong(3)), Money.of(found.getLong(4), currency));
  }

  /**
   * Closed days, newest first. Their numbers are their places: every close has one.
   *
   * @param day null for all
   */
  List<ClosedDay> closedDays(Connection connection, @Nullable LocalDate day, int limit)
      throws SQLException, IOException {
    List<ClosedDay> days = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT * FROM (
              SELECT ROW_NUMBER() OVER (ORDER BY seq) AS place, business_day, seq,
                COALESCE(LAG(seq) OVER (ORDER BY seq), 0) AS before_seq, at_millis, operator, totals
              FROM day_closes)
            WHERE ? IS NULL OR business_day = ?
            ORDER BY seq DESC FETCH FIRST ? ROWS ONLY
            """)) {
      query.setObject(1, day);
      query.setObject(2, day);
      query.setInt(3, limit);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          days.add(
              new ClosedDay(
                  found.getInt(1),
                  found.getObject(2, LocalDate.class),
                  found.getLong(3),
                  found.getLong(4),
                  Instant.ofEpochMilli(found.getLong(5)),
                  found.getString(6),
                  totals.<DayTotals>readValue(found.getBytes(7)).total()));
        }
      }
    }
    return days;
  }

  /** How many copies of a day's report were printed. */
  static int copies(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT COALESCE(MAX(copy), 0) FROM print_jobs
            WHERE subject = ? AND paper = 'DAY_REPORT'
            """)) {
      query.setString(1, day.toString());
      try (ResultSet found = query.executeQuery()) {
        found.next();
        return found.getInt(1);
      }
    }
  }
}
