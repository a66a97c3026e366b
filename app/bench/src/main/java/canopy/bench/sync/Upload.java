package canopy.bench.sync;

import canopy.bench.UnforcedDisk;
import canopy.headoffice.database.CopyRows;
import canopy.headoffice.line.LineReader;
import canopy.headoffice.line.ReceivedLine;
import canopy.sync.SyncStatus;
import canopy.sync.Uploader;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.demo.PastSales;
import canopy.till.journal.DaySeal;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.journal.JournalSettings;
import canopy.till.journal.LocalDisk;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Master;
import canopy.till.sync.HeadOfficeDesk;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * A till that was never connected has sold for months, and its whole journal goes up: read, packed,
 * signed, checked, stored and made rows of. Beside it the same lines by COPY alone.
 */
final class Upload {
  private static final long LOOK_AGAIN_NANOS = 1_000_000;
  private static final Duration AGO = Duration.ofDays(250);

  private final Office office;
  private final DataFolder data;

  Upload(Office office, Path root) {
    this.office = office;
    this.data = new DataFolder(root);
  }

  void run(int sales) throws Exception {
    Files.createDirectories(data.root());
    DemoStation.setUpWithoutPins(data);
    Master master =
        new Master(data.stationConfig(), data.people(), CatalogueFiles.in(data.master()).load());
    PastSales.Pace pace =
        new PastSales.Pace(Instant.now().minus(AGO), 500, 120, Duration.ofHours(8), 3);
    try (PastSales past = new PastSales(data, master, new UnforcedDisk(), pace)) {
      past.sell(sales);
    }
    try (Journal journal = open()) {
      long lines = journal.lastSeq();
      System.out.printf(Locale.ROOT, "### A backlog of %,d sales, %,d lines%n%n", sales, lines);
      office.makeDays(pace.first(), lastAt(journal));
      double bare = best(journal, Limit.BARE);
      double keyed = best(journal, Limit.KEYED);
      double very = best(journal, Limit.VERY);
      double server = office.serverSeconds();
      double own = Office.ownSeconds();
      double took = send(journal, lines);
      double serverUsed = office.serverSeconds() - server;
      double ownUsed = Office.ownSeconds() - own;
      System.out.println(
          "| what | time | lines/s | sales/s | beside COPY, no key | with the key | the very table"
              + " |");
      System.out.println("|---|---|---|---|---|---|---|");
      Map<String, Double> all = new LinkedHashMap<>();
      all.put("COPY of the same bytes into a table without a key", bare);
      all.put("COPY into one with the key", keyed);
      all.put("COPY into head office's own: with its key, by days", very);
      all.put("a till's upload to head office", took);
      all.forEach(
          (what, seconds) ->
              System.out.printf(
                  Locale.ROOT,
                  "| %s | %.1f s | %,.0f | %,.0f | %.0f %% | %.0f %% | %.0f %% |%n",
                  what,
                  seconds,
                  lines / seconds,
                  sales / seconds,
                  100 * bare / seconds,
                  100 * keyed / seconds,
                  100 * very / seconds));
      System.out.printf(
          Locale.ROOT,
          "%nHead office used %.1f s of processor, the till's upload %.1f s.%n%n",
          serverUsed,
          ownUsed);
    }
  }

  /** What the lines are copied into, and how it is made and taken away. */
  private enum Limit {
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

    Limit(String table, String before, String after) {
      this.table = table;
      this.before = before;
      this.after = after;
    }
  }

  private static Instant lastAt(Journal journal) throws Exception {
    try (JournalReader reader = journal.read(journal.lastSeq())) {
      return Objects.requireNonNull(reader.next()).at();
    }
  }

  private Journal open() throws Exception {
    Path root = data.root();
    return Journal.open(
        root,
        new LocalDisk(),
        JournalSettings.small(),
        new Identity(DemoStation.SITE, DemoStation.TILL),
        () -> DaySeal.openOrCreate(root.resolve("keys")),
        Clock.systemUTC());
  }

  private double send(Journal journal, long lines) throws Exception {
    try (HeadOfficeDesk desk =
        HeadOfficeDesk.open(
            data, data.stationConfig(), Clock.systemUTC(), new SecureRandom(), news -> {})) {
      desk.enrol(office.address(), office.code(DemoStation.SITE, DemoStation.TILL), "bench");
      long begun = System.nanoTime();
      desk.connect(journal, null, holds -> CompletableFuture.completedFuture(null));
      while (true) {
        SyncStatus up = desk.view().up();
        if (up != null && up.acknowledgedSeq() == lines) {
          return (System.nanoTime() - begun) / 1e9;
        }
        if (up != null && up.trouble() != null) {
          throw new IllegalStateException("head office refused: " + up.trouble());
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }

  /** The first one meets a cold database. */
  private double best(Journal journal, Limit limit) throws Exception {
    double first = copy(journal, limit, "A1");
    return Math.min(first, copy(journal, limit, "A2"));
  }

  /**
   * Only what PostgreSQL does is timed: the rows are ready before, batch by batch.
   *
   * @param site whose lines they are said to be: head office's own table has each line once
   */
  private double copy(Journal journal, Limit limit, String site) throws Exception {
    long nanos = 0;
    try (Connection connection = DriverManager.getConnection(office.databaseUrl());
        Statement statement = connection.createStatement();
        JournalReader reader = journal.read(1)) {
      statement.execute("SET synchronous_commit = on");
      if (!limit.before.isEmpty()) {
        statement.execute(limit.before);
      }
      CopyRows rows = rows(reader, limit, site);
      while (rows.count() > 0) {
        long begun = System.nanoTime();
        rows.copyInto(connection);
        nanos += System.nanoTime() - begun;
        rows = rows(reader, limit, site);
      }
      if (!limit.after.isEmpty()) {
        statement.execute(limit.after);
      }
    }
    return nanos / 1e9;
  }

  /** As many lines as the uploader sends at once, so as many are committed at once. */
  private static CopyRows rows(JournalReader reader, Limit limit, String site) throws Exception {
    CopyRows rows =
        new CopyRows(
            limit.table, "seq", "received_at", "day", "site", "till", "type", "hash", "json");
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
