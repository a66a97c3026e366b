package canopy.bench.sync;

import canopy.bench.sync.Upload.Took;
import canopy.headoffice.database.CopyRows;
import canopy.headoffice.line.LineReader;
import canopy.headoffice.line.ReceivedLine;
import canopy.sync.Uploader;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.station.DemoStation;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** The same lines by COPY alone, a forced commit for as many as the uploader sends at once. */
final class CopyLimit implements AutoCloseable {
  private final Office office;
  private final Journal journal;
  private final Connection connection;

  CopyLimit(Office office, Journal journal) throws SQLException {
    this.office = office;
    this.journal = journal;
    this.connection = DriverManager.getConnection(office.databaseUrl());
  }

  /** What the lines are copied into, and how it is made and taken away. */
  enum Into {
    BARE(
        "bench_line",
        """
        CREATE TABLE bench_line (seq bigint NOT NULL, received_at timestamptz NOT NULL,
          day date NOT NULL, site text NOT NULL, till text NOT NULL, type text NOT NULL,
          hash bytea NOT NULL, json bytea NOT NULL)
        """,
        "DROP TABLE bench_line"),
    KEYED(
        "bench_line",
        """
        CREATE TABLE bench_line (seq bigint NOT NULL, received_at timestamptz NOT NULL,
          day date NOT NULL, site text NOT NULL, till text NOT NULL, type text NOT NULL,
          hash bytea NOT NULL, json bytea NOT NULL, PRIMARY KEY (site, till, seq, day))
        """,
        "DROP TABLE bench_line"),
    VERY("journal_line", "", "");

    private final String table;
    private final String before;
    private final String after;

    Into(String table, String before, String after) {
      this.table = table;
      this.before = before;
      this.after = after;
    }
  }

  /** The first one meets a cold database. */
  Took best(Into into) throws Exception {
    Took first = copy(into, "A1");
    Took second = copy(into, "A2");
    return first.seconds() < second.seconds() ? first : second;
  }

  /**
   * Only what PostgreSQL does is timed: the rows are ready before, batch by batch.
   *
   * @param site whose lines they are said to be: head office's own table has each line once
   */
  private Took copy(Into into, String site) throws Exception {
    long nanos = 0;
    long lines = 0;
    Office.Used before = office.used();
    try (Statement statement = connection.createStatement();
        JournalReader reader = journal.read(1)) {
      statement.execute("SET synchronous_commit = on");
      if (!into.before.isEmpty()) {
        statement.execute(into.before);
      }
      CopyRows rows = rows(reader, into, site);
      while (rows.count() > 0) {
        long begun = System.nanoTime();
        rows.copyInto(connection);
        nanos += System.nanoTime() - begun;
        lines += rows.count();
        rows = rows(reader, into, site);
      }
      if (!into.after.isEmpty()) {
        statement.execute(into.after);
      }
      Office.Used used = office.used().since(before);
      return new Took(lines, nanos / 1e9, new Office.Used(0, 0, used.postgres()));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** As many lines as the uploader sends at once, so as many are committed at once. */
  private static CopyRows rows(JournalReader reader, Into into, String site) throws Exception {
    CopyRows rows =
        new CopyRows(
            into.table, "seq", "received_at", "day", "site", "till", "type", "hash", "json");
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    Uploader.Limits most = Uploader.Limits.STANDARD;
    for (int lines = 0; lines < most.mostLines() && batch.size() < most.mostBytes(); lines++) {
      JournalLine line = reader.next();
      if (line == null) {
        break;
      }
      batch.writeBytes(line.bytes());
      batch.write('\n');
    }
    if (batch.size() == 0) {
      return rows;
    }
    Instant now = Instant.now();
    for (ReceivedLine line :
        new LineReader().read(batch.toByteArray(), DemoStation.SITE, DemoStation.TILL)) {
      rows.row()
          .bigint(line.seq())
          .time(now)
          .date(line.day())
          .text(site)
          .text(DemoStation.TILL)
          .text(line.type())
          .bytea(line.hash())
          .bytea(line.bytes(), line.json().from(), line.json().length());
    }
    return rows;
  }
}
