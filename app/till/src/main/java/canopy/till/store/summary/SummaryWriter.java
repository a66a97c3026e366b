package canopy.till.store.summary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to the summaries on one connection, with statements that stay prepared. Commits nothing. */
public final class SummaryWriter {
  private static final int BLOCK_ROWS = 32;

  private final Connection connection;
  private final Map<Summary, PreparedStatement> updates = new EnumMap<>(Summary.class);
  private final Map<Summary, PreparedStatement> inserts = new EnumMap<>(Summary.class);
  private final Map<Summary, PreparedStatement> blocks = new EnumMap<>(Summary.class);
  private @Nullable LocalDate newest;

  /**
   * What the tables hold.
   *
   * @param changes what {@link #write} has returned since they were empty
   * @param newest the last day that has a row; null if there is none
   */
  public record Content(long changes, @Nullable LocalDate newest) {}

  /** On tables with that content. */
  public SummaryWriter(Connection connection, Content content) {
    this.connection = connection;
    this.newest = content.newest();
  }

  /** Looks through the tables. */
  public static Content content(Connection connection) throws SQLException {
    String all =
        Arrays.stream(Summary.values())
            .map(s -> "SELECT SUM(changes), MAX(business_day) FROM " + s.sqlName())
            .collect(Collectors.joining(" UNION ALL "));
    long changes = 0;
    LocalDate newest = null;
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(all)) {
      while (found.next()) {
        changes += found.getLong(1);
        newest = later(newest, found.getObject(2, LocalDate.class));
      }
    }
    return new Content(changes, newest);
  }

  private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? b : a;
  }

  /** Returns how many additions were made. */
  public long write(SummaryBatch batch) throws SQLException {
    long changes = 0;
    LocalDate known = newest;
    for (Map.Entry<Summary, Map<List<Object>, long[]>> table : batch.additions().entrySet()) {
      List<Map.Entry<List<Object>, long[]>> fresh = new ArrayList<>();
      for (Map.Entry<List<Object>, long[]> row : table.getValue().entrySet()) {
        LocalDate day = (LocalDate) row.getKey().getFirst();
        // Of a day that no table has seen there is nothing to add to.
        if (known == null || day.isAfter(known) || !update(table.getKey(), row)) {
          fresh.add(row);
        }
        newest = later(newest, day);
        changes += row.getValue()[row.getValue().length - 1];
      }
      insert(table.getKey(), fresh);
    }
    return changes;
  }

  private boolean update(Summary summary, Map.Entry<List<Object>, long[]> row) throws SQLException {
    PreparedStatement statement = prepared(updates, summary, summary.update());
    set(statement, 1, row);
    return statement.executeUpdate() > 0;
  }

  private void insert(Summary summary, List<Map.Entry<List<Object>, long[]>> rows)
      throws SQLException {
    int at = 0;
    for (; rows.size() - at >= BLOCK_ROWS; at += BLOCK_ROWS) {
      insert(
          prepared(blocks, summary, summary.insert(BLOCK_ROWS)), rows.subList(at, at + BLOCK_ROWS));
    }
    for (; at < rows.size(); at++) {
      insert(prepared(inserts, summary, summary.insert(1)), rows.subList(at, at + 1));
    }
  }

  private static void insert(
      PreparedStatement statement, List<Map.Entry<List<Object>, long[]>> rows) throws SQLException {
    int parameter = 1;
    for (Map.Entry<List<Object>, long[]> row : rows) {
      parameter = set(statement, parameter, row);
    }
    statement.executeUpdate();
  }

  private PreparedStatement prepared(
      Map<Summary, PreparedStatement> known, Summary summary, String sql) throws SQLException {
    PreparedStatement statement = known.get(summary);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      known.put(summary, statement);
    }
    return statement;
  }

  /** Sums, changes, then the key; returns the next parameter. */
  private static int set(
      PreparedStatement statement, int first, Map.Entry<List<Object>, long[]> row)
      throws SQLException {
    int parameter = first;
    for (long sum : row.getValue()) {
      statement.setLong(parameter, sum);
      parameter++;
    }
    for (Object key : row.getKey()) {
      statement.setObject(parameter, key);
      parameter++;
    }
    return parameter;
  }
}
