package canopy.till.store.summary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds to the summaries on one connection, with statements that stay prepared. Commits nothing. */
public final class SummaryWriter {
  private final Connection connection;
  private final Map<Summary, PreparedStatement> updates = new EnumMap<>(Summary.class);
  private final Map<Summary, PreparedStatement> inserts = new EnumMap<>(Summary.class);

  public SummaryWriter(Connection connection) {
    this.connection = connection;
  }

  /** Returns how many additions were made. */
  public long write(SummaryBatch batch) throws SQLException {
    long changes = 0;
    for (Map.Entry<Summary, Map<List<Object>, long[]>> table : batch.additions().entrySet()) {
      Summary summary = table.getKey();
      for (Map.Entry<List<Object>, long[]> row : table.getValue().entrySet()) {
        if (run(updates, summary, summary.update(), row) == 0) {
          run(inserts, summary, summary.insert(), row);
        }
        changes += row.getValue()[row.getValue().length - 1];
      }
    }
    return changes;
  }

  /** What {@link #write} has returned since the tables were empty, by the tables themselves. */
  public static long changes(Connection connection) throws SQLException {
    String sum =
        Arrays.stream(Summary.values())
            .map(s -> "(SELECT COALESCE(SUM(changes), 0) FROM " + s.sqlName() + ")")
            .collect(Collectors.joining(" + ", "SELECT ", ""));
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sum)) {
      found.next();
      return found.getLong(1);
    }
  }

  private int run(
      Map<Summary, PreparedStatement> prepared,
      Summary summary,
      String sql,
      Map.Entry<List<Object>, long[]> row)
      throws SQLException {
    PreparedStatement statement = prepared.get(summary);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(summary, statement);
    }
    int parameter = 1;
    for (long sum : row.getValue()) {
      statement.setLong(parameter, sum);
      parameter++;
    }
    for (Object key : row.getKey()) {
      statement.setObject(parameter, key);
      parameter++;
    }
    return statement.executeUpdate();
  }
}
