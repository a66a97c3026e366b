package canopy.till.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts rows on one connection, with statements that stay prepared. Commits nothing. */
final class RowWriter {
  /** Rows in one statement. */
  static final int BLOCK_ROWS = 32;

  private final Connection connection;
  private final Map<Table, PreparedStatement> blocks = new EnumMap<>(Table.class);
  private final Map<Table, PreparedStatement> singles = new EnumMap<>(Table.class);

  RowWriter(Connection connection) {
    this.connection = connection;
  }

  /** Returns how many rows were inserted. */
  long write(Map<Table, List<@Nullable Object[]>> rows) throws SQLException {
    long written = 0;
    for (Map.Entry<Table, List<@Nullable Object[]>> entry : rows.entrySet()) {
      written += write(entry.getKey(), entry.getValue());
    }
    return written;
  }

  private int write(Table table, List<@Nullable Object[]> rows) throws SQLException {
    int at = 0;
    int written = 0;
    while (rows.size() - at >= BLOCK_ROWS) {
      written += insert(statement(blocks, table, BLOCK_ROWS), rows.subList(at, at + BLOCK_ROWS));
      at += BLOCK_ROWS;
    }
    for (; at < rows.size(); at++) {
      written += insert(statement(singles, table, 1), rows.subList(at, at + 1));
    }
    return written;
  }

  private PreparedStatement statement(Map<Table, PreparedStatement> prepared, Table table, int rows)
      throws SQLException {
    PreparedStatement known = prepared.get(table);
    if (known == null) {
      known = connection.prepareStatement(table.insert(rows));
      prepared.put(table, known);
    }
    return known;
  }

  private static int insert(PreparedStatement statement, List<@Nullable Object[]> rows)
      throws SQLException {
    int parameter = 1;
    for (@Nullable Object[] row : rows) {
      for (Object value : row) {
        statement.setObject(parameter, value);
        parameter++;
      }
    }
    int inserted = statement.executeUpdate();
    giveWay();
    return inserted;
  }

  /**
   * Lets go first who has waited for this processor. The scheduler leaves it to a thread that
   * computes for some milliseconds at a time, and the till's would stand behind it.
   */
  @SuppressWarnings("ThreadPriorityCheck") // for the quick, not for the correct
  static void giveWay() {
    Thread.yield();
  }
}
