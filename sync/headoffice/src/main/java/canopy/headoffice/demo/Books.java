package canopy.headoffice.demo;

import canopy.core.event.Json;
import canopy.headoffice.line.LineWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes down what head office's database holds of one till, for whoever wants to compare: the
 * lines as they are stored, and totals that PostgreSQL adds up from the rows made of them.
 */
public final class Books {
  private Books() {}

  /**
   * Arguments: the JDBC address, site, till, and the folder that gets {@code lines.jsonl} and
   * {@code totals.json}.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[3]));
    try (Handle handle = Jdbi.open(arguments[0])) {
      new Of(handle, arguments[1], arguments[2]).write(folder);
    }
    System.out.println("ready");
  }

  private record Of(Handle handle, String site, String till) {
    void write(Path folder) throws IOException {
      lines(folder.resolve("lines.jsonl"));
      ObjectNode totals = Json.mapper().createObjectNode();
      ObjectNode sales = totals.putObject("sales");
      each(sales, "SELECT kind, count(*) FROM sale WHERE %s GROUP BY kind");
      totals.put("totalMinor", number("SELECT coalesce(sum(total_minor), 0) FROM sale WHERE %s"));
      each(
          totals.putObject("tenders"),
          "SELECT kind, sum(kept_minor) FROM sale_tender WHERE %s GROUP BY kind");
      ObjectNode fills = totals.putObject("fills");
      fills.put("count", number("SELECT count(*) FROM fill WHERE %s"));
      fills.put("keys", number("SELECT count(DISTINCT key) FROM fill WHERE %s"));
      fills.put("amountMinor", number("SELECT coalesce(sum(amount_minor), 0) FROM fill WHERE %s"));
      fills.put(
          "millilitres", number("SELECT coalesce(sum(volume_millilitres), 0) FROM fill WHERE %s"));
      each(
          totals.putObject("outcomes"),
          "SELECT outcome, sum(amount_minor) FROM fill_outcome WHERE %s GROUP BY outcome");
      ObjectNode days = totals.putObject("days");
      days.put("closed", number("SELECT count(*) FROM day_close WHERE %s"));
      days.put("sales", number("SELECT coalesce(sum(sales), 0) FROM day_close WHERE %s"));
      days.put("refunds", number("SELECT coalesce(sum(refunds), 0) FROM day_close WHERE %s"));
      days.put(
          "totalMinor", number("SELECT coalesce(sum(total_minor), 0) FROM day_close WHERE %s"));
      totals.put("unread", number("SELECT count(*) FROM quarantined_line WHERE %s"));
      totals.put("forks", number("SELECT count(*) FROM fork WHERE %s"));
      Files.write(folder.resolve("totals.json"), Json.mapper().writeValueAsBytes(totals));
    }

    private void lines(Path file) throws IOException {
      LineWriter lines = new LineWriter();
      handle
          .createQuery(
              "SELECT hash, json FROM journal_line WHERE site = :site AND till = :till ORDER BY"
                  + " seq")
          .bind("site", site)
          .bind("till", till)
          .setFetchSize(1_000)
          .map((row, context) -> new byte[][] {row.getBytes(1), row.getBytes(2)})
          .forEach(line -> lines.add(line[0], line[1]));
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(lines.bytes(), 0, lines.lengthBytes());
      }
    }

    private long number(String sql) {
      return handle
          .createQuery(sql.formatted("site = :site AND till = :till"))
          .bind("site", site)
          .bind("till", till)
          .mapTo(Long.class)
          .one();
    }

    private void each(ObjectNode into, String sql) {
      handle
          .createQuery(sql.formatted("site = :site AND till = :till"))
          .bind("site", site)
          .bind("till", till)
          .map((row, context) -> into.put(row.getString(1), row.getLong(2)))
          .list();
    }
  }
}
