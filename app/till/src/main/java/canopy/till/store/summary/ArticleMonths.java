package canopy.till.store.summary;

import canopy.till.store.summary.ArticleBatch.Article;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of each article in each month that is over: a report of a year need not look at all
 * its lines. A month is added up in memory while it lasts, and written with the first sale of the
 * next one; the month that had begun when the program started is made of its lines. On one
 * connection, by the projector's thread, in its transactions. Commits nothing.
 */
public final class ArticleMonths {
  /** The table. */
  public static final String TABLE = "month_articles";

  private static final int BLOCK_ROWS = 32;

  private static final String OF_LINES =
      """
      INSERT INTO month_articles
      SELECT CAST(? AS DATE), s.cashier, l.department, l.article_id, COUNT(*), SUM(l.net_minor),
        SUM(CASE WHEN l.cost_minor IS NULL THEN 0 ELSE l.net_minor END),
        SUM(COALESCE(l.cost_minor, 0))
      FROM sales s JOIN sale_lines l ON l.id BETWEEN s.seq * 1000 AND s.seq * 1000 + 999
      WHERE s.business_day >= ? AND s.business_day < ? AND l.kind = 'GOODS'
      GROUP BY s.cashier, l.department, l.article_id
      """;

  private static final String INSERT =
      "INSERT INTO month_articles (line_count, net_minor, costed_net_minor, cost_minor,"
          + " first_day, cashier, department, article) VALUES ";

  private static final String UPDATE =
      """
      UPDATE month_articles SET line_count = line_count + ?, net_minor = net_minor + ?,
        costed_net_minor = costed_net_minor + ?, cost_minor = cost_minor + ?
      WHERE first_day = ? AND cashier = ? AND department = ? AND article = ?
      """;

  private final Connection connection;
  private final TreeMap<LocalDate, Map<Article, long[]>> sums = new TreeMap<>();

  /** Has lines that were written before this one began to add up; null once it is over. */
  private @Nullable LocalDate begun;

  /** The newest that has sales: all before it are in the table. */
  private @Nullable LocalDate newest;

  /** On tables that are filled up to some event. */
  public ArticleMonths(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT business_day FROM sales ORDER BY seq DESC FETCH FIRST ROW ONLY")) {
      if (found.next()) {
        begun = found.getObject(1, LocalDate.class).withDayOfMonth(1);
        newest = begun;
      }
    }
  }

  /**
   * Adds what was sold, after its lines were written. Returns how many rows there are more.
   *
   * @param batch follows what was written before
   */
  public int write(ArticleBatch batch) throws SQLException {
    int rows = 0;
    LocalDate last = newest;
    for (Map.Entry<LocalDate, Map<Article, long[]>> month : batch.months().entrySet()) {
      LocalDate first = month.getKey();
      if (last != null && first.isBefore(last)) {
        rows += late(first, month.getValue());
      } else if (!first.equals(begun)) {
        add(sums.computeIfAbsent(first, absent -> new TreeMap<>()), month.getValue());
      }
    }
    if (!sums.isEmpty()) {
      newest = sums.lastKey();
      if (begun != null) {
        rows += ofLines(begun);
        begun = null;
      }
      Map<LocalDate, Map<Article, long[]>> over = sums.headMap(newest);
      for (Map.Entry<LocalDate, Map<Article, long[]>> month : over.entrySet()) {
        rows += insert(month.getKey(), new ArrayList<>(month.getValue().entrySet()));
      }
      over.clear();
    }
    return rows;
  }

  private static void add(Map<Article, long[]> to, Map<Article, long[]> more) {
    more.forEach(
        (key, sums) ->
            to.merge(
                key,
                sums.clone(),
                (a, b) -> {
                  for (int i = 0; i < a.length; i++) {
                    a[i] = Math.addExact(a[i], b[i]);
                  }
                  return a;
                }));
  }

  private int ofLines(LocalDate month) throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(OF_LINES)) {
      add.setObject(1, month);
      add.setObject(2, month);
      add.setObject(3, month.plusMonths(1));
      return add.executeUpdate();
    }
  }

  /** For a month that was thought to be over. */
  private int late(LocalDate month, Map<Article, long[]> more) throws SQLException {
    List<Map.Entry<Article, long[]>> fresh = new ArrayList<>();
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      for (Map.Entry<Article, long[]> row : more.entrySet()) {
        set(update, 1, month, row);
        if (update.executeUpdate() == 0) {
          fresh.add(row);
        }
      }
    }
    return insert(month, fresh);
  }

  private int insert(LocalDate month, List<Map.Entry<Article, long[]>> rows) throws SQLException {
    String one = "(?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement block =
            connection.prepareStatement(INSERT + (one + ", ").repeat(BLOCK_ROWS - 1) + one);
        PreparedStatement single = connection.prepareStatement(INSERT + one)) {
      int at = 0;
      for (; rows.size() - at >= BLOCK_ROWS; at += BLOCK_ROWS) {
        int parameter = 1;
        for (Map.Entry<Article, long[]> row : rows.subList(at, at + BLOCK_ROWS)) {
          parameter = set(block, parameter, month, row);
        }
        block.executeUpdate();
      }
      for (; at < rows.size(); at++) {
        set(single, 1, month, rows.get(at));
        single.executeUpdate();
      }
    }
    return rows.size();
  }

  private static int set(
      PreparedStatement statement, int first, LocalDate month, Map.Entry<Article, long[]> row)
      throws SQLException {
    int parameter = first;
    for (long sum : row.getValue()) {
      statement.setLong(parameter++, sum);
    }
    statement.setObject(parameter++, month);
    statement.setString(parameter++, row.getKey().cashier());
    statement.setString(parameter++, row.getKey().department());
    statement.setString(parameter++, row.getKey().article());
    return parameter;
  }
}
