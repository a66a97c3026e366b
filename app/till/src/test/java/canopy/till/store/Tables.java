package canopy.till.store;

import canopy.till.store.query.QueryThread;
import canopy.till.store.query.StoreReader;
import canopy.till.store.report.ReportThread;
import canopy.till.store.summary.ArticleMonths;
import canopy.till.store.summary.Summary;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Everything that a store's projected tables say, as text to compare. */
final class Tables {
  private Tables() {}

  /** Asks tables in memory, filled from a journal in one go. */
  static <T> T ask(EventSource journal, QueryThread.Question<T> question) throws Exception {
    StoreDatabase database = filled(journal, Integer.MAX_VALUE);
    try {
      return question.ask(new StoreReader(database::reader, journal::sale));
    } finally {
      database.abandon();
    }
  }

  /** Tables in memory, filled from a journal in one go, of which several reports are made. */
  static Reports reports(EventSource journal) throws Exception {
    StoreDatabase database = filled(journal, Integer.MAX_VALUE);
    return new Reports(database, new ReportThread(database::reader));
  }

  /** Many reports of the same tables. */
  record Reports(StoreDatabase database, ReportThread thread) implements AutoCloseable {
    <T> T report(ReportThread.Question<T> question) throws Exception {
      return thread.ask(question).answer().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      thread.close();
      database.abandon();
    }
  }

  /** Makes a report of tables in memory, filled from a journal in one go. */
  static <T> T report(EventSource journal, ReportThread.Question<T> question) throws Exception {
    StoreDatabase database = filled(journal, Integer.MAX_VALUE);
    try (ReportThread reports = new ReportThread(database::reader)) {
      return reports.ask(question).answer().get(60, TimeUnit.SECONDS);
    } finally {
      database.abandon();
    }
  }

  /** What the tables should say about a journal: filled in memory. */
  static String of(EventSource journal, int batchEvents) throws Exception {
    StoreDatabase database = filled(journal, batchEvents);
    try {
      return text(database);
    } finally {
      database.abandon();
    }
  }

  private static StoreDatabase filled(EventSource journal, int batchEvents) throws Exception {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    StoreFiles memory =
        new StoreFiles(Path.of("."), "", () -> Long.MAX_VALUE) {
          @Override
          String url() {
            return url;
          }

          @Override
          String readerUrl() {
            return url;
          }
        };
    Projection projection = new Projection();
    StoreDatabase database = StoreDatabase.open(memory, journal);
    while (database.appliedSeq() < journal.lastSeq()) {
      RowBatch batch = new RowBatch(database.appliedSeq());
      for (EventSource.Item item : journal.read(database.appliedSeq() + 1, batchEvents)) {
        projection.project(item, batch);
      }
      database.write(batch);
    }
    return database;
  }

  static String text(Store store) throws Exception {
    return text(store.database());
  }

  private static String text(StoreDatabase database) throws Exception {
    StringWriter text = new StringWriter();
    try (Connection connection = database.reader();
        Statement statement = connection.createStatement()) {
      List<String> queries = new ArrayList<>();
      for (Table table : Table.values()) {
        queries.add("SELECT * FROM " + table.sqlName() + " ORDER BY 1");
      }
      for (Summary summary : Summary.values()) {
        queries.add("SELECT * FROM " + summary.sqlName() + " ORDER BY 1, 2, 3, 4, 5, 6");
      }
      queries.add("SELECT * FROM " + ArticleMonths.TABLE + " ORDER BY 1, 2, 3, 4");
      for (String query : queries) {
        text.write(query + "\n");
        try (ResultSet rows = statement.executeQuery(query)) {
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
