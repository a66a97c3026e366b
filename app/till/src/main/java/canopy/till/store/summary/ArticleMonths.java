package canopy.till.store.summary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of each article in each month that is over: a report of a year need not look at all
 * its lines. Like an index it is made of other rows, on the projector's thread, which have all been
 * written.
 */
public final class ArticleMonths {
  /** The table. */
  public static final String TABLE = "month_articles";

  private static final String ADD =
      """
      INSERT INTO month_articles
      SELECT CAST(? AS DATE), s.cashier, l.department, l.article_id, COUNT(*), SUM(l.net_minor),
        SUM(CASE WHEN l.cost_minor IS NULL THEN 0 ELSE l.net_minor END),
        SUM(COALESCE(l.cost_minor, 0))
      FROM sales s JOIN sale_lines l ON l.id BETWEEN s.seq * 1000 AND s.seq * 1000 + 999
      WHERE s.business_day >= ? AND s.business_day < ? AND l.kind = 'GOODS'
      GROUP BY s.cashier, l.department, l.article_id
      """;

  private ArticleMonths() {}

  /** Makes those that are over and not there yet; returns how many rows. Commits nothing. */
  public static int ensure(Connection connection) throws SQLException {
    LocalDate newest = sold(connection, "DESC");
    if (newest == null) {
      return 0;
    }
    LocalDate known = newest(connection);
    LocalDate first = known == null ? sold(connection, "ASC") : known.plusMonths(1);
    LocalDate month = first == null ? newest : first.withDayOfMonth(1);
    int rows = 0;
    while (!month.plusMonths(1).isAfter(newest)) {
      rows += add(connection, month);
      month = month.plusMonths(1);
    }
    return rows;
  }

  private static int add(Connection connection, LocalDate month) throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, month);
      add.setObject(2, month);
      add.setObject(3, month.plusMonths(1));
      return add.executeUpdate();
    }
  }

  private static @Nullable LocalDate newest(Connection connection) throws SQLException {
    return day(connection, "SELECT MAX(first_day) FROM month_articles");
  }

  /** The day of the first or the last sale. */
  private static @Nullable LocalDate sold(Connection connection, String order) throws SQLException {
    return day(
        connection,
        "SELECT business_day FROM sales ORDER BY seq " + order + " FETCH FIRST ROW ONLY");
  }

  private static @Nullable LocalDate day(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      return found.next() ? found.getObject(1, LocalDate.class) : null;
    }
  }
}
