package canopy.till.store;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;

/** Everything that a store's projected tables say, as text to compare. */
final class Tables {
  private Tables() {}

  static String text(Store store) throws Exception {
    StringWriter text = new StringWriter();
    try (Connection connection = store.database().reader();
        Statement statement = connection.createStatement()) {
      for (Table table : Table.values()) {
        text.write(table + "\n");
        try (ResultSet rows =
            statement.executeQuery("SELECT * FROM " + table.sqlName() + " ORDER BY 1")) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
              Object value = rows.getObject(i);
              text.write(
                  (value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value) + "|");
            }
            text.write("\n");
          }
        }
      }
    }
    return text.toString();
  }
}
