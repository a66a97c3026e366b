package canopy.till.store;

import canopy.till.store.query.StoreUnavailable;
import canopy.till.store.schema.Indexes;
import canopy.till.store.schema.Migrations;
import canopy.till.store.summary.ArticleMonths;
import canopy.till.store.summary.SummaryWriter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database: one connection that writes, used by one thread at a time, and a pool for
 * queries on any thread, which may change nothing.
 */
final class StoreDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(StoreDatabase.class);
  private static final int QUERY_CONNECTIONS = 4;
  private static final int QUERY_WAIT_SECONDS = 10;

  private final Connection connection;
  private final JdbcConnectionPool readers;
  private final RowWriter rows;
  private final SummaryWriter summaries;
  private final ArticleMonths months;
  private long appliedSeq;

  /** The database does not say what the journal says. */
  static final class Differs extends Exception {
    private static final long serialVersionUID = 1;

    Differs(String message) {
      super(message);
    }
  }

  private record Applied(
      long seq, String hash, long rowCount, int projection, long summaryChanges) {}

  private StoreDatabase(
      Connection connection,
      JdbcConnectionPool readers,
      SummaryWriter.Content summed,
      long appliedSeq)
      throws SQLException {
    this.connection = connection;
    this.readers = readers;
    this.rows = new RowWriter(connection);
    this.summaries = new SummaryWriter(connection, summed);
    this.months = new ArticleMonths(connection);
    this.appliedSeq = appliedSeq;
  }

  /**
   * Opens the database or makes an empty one.
   *
   * @throws SQLException if it cannot be opened, or is not complete in itself
   * @throws Differs if it was filled by other rules
   * @throws JournalExchanged if it is ahead of the journal or was filled from another one
   * @throws IOException if the journal cannot be read
   */
  static StoreDatabase open(StoreFiles files, EventSource journal)
      throws SQLException, Differs, IOException {
    // It keeps values to share them: a twelfth of a rebuild, and the pages it saves are not missed.
    System.setProperty("h2.objectCache", "false");
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(files.url());
    source.setUser("sa");
    source.setPassword("");
    Connection connection = source.getConnection();
    try {
      Migrations.run(source, connection);
      connection.setAutoCommit(false);
      Applied applied = applied(connection);
      SummaryWriter.Content summed = checkComplete(connection, applied);
      checkAgrees(applied, journal);
      setProjection(connection);
      JdbcConnectionPool readers = JdbcConnectionPool.create(files.readerUrl(), "reader", "");
      readers.setMaxConnections(QUERY_CONNECTIONS);
      readers.setLoginTimeout(QUERY_WAIT_SECONDS);
      return new StoreDatabase(connection, readers, summed, applied.seq());
    } catch (SQLException | Differs | IOException | RuntimeException e) {
      shutDown(connection);
      throw e;
    }
  }

  private static Applied applied(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT seq, hash, row_count, projection, summary_changes FROM applied")) {
      if (!found.next()) {
        throw new SQLException("the database does not say how far it is");
      }
      return new Applied(
          found.getLong(1),
          found.getString(2),
          found.getLong(3),
          found.getInt(4),
          found.getLong(5));
    }
  }

  /**
   * After a power cut a database that forces nothing may come back with some of its tables older
   * than others. Every row was counted when it was written.
   */
  private static SummaryWriter.Content checkComplete(Connection connection, Applied applied)
      throws SQLException {
    String sum =
        Stream.concat(
                Arrays.stream(Table.values()).map(Table::sqlName), Stream.of(ArticleMonths.TABLE))
            .map(table -> "(SELECT COUNT(*) FROM " + table + ")")
            .collect(Collectors.joining(" + ", "SELECT ", ""));
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sum)) {
      found.next();
      if (found.getLong(1) != applied.rowCount()) {
        throw new SQLException(
            "the database holds " + found.getLong(1) + " rows, not " + applied.rowCount());
      }
    }
    SummaryWriter.Content summed = SummaryWriter.content(connection);
    if (summed.changes() != applied.summaryChanges()) {
      throw new SQLException(
          "the summaries hold " + summed.changes() + " changes, not " + applied.summaryChanges());
    }
    return summed;
  }

  private static void checkAgrees(Applied applied, EventSource journal)
      throws Differs, IOException {
    if (applied.seq() == 0) {
      return;
    }
    if (!journal.has(applied.seq(), applied.hash())) {
      throw new JournalExchanged(applied.seq(), journal.lastSeq());
    }
    if (applied.projection() != Projection.VERSION) {
      throw new Differs("the database was filled by other rules: version " + applied.projection());
    }
  }

  private static void setProjection(Connection connection) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE applied SET projection = ? WHERE projection <> ?")) {
      update.setInt(1, Projection.VERSION);
      update.setInt(2, Projection.VERSION);
      update.executeUpdate();
    }
    connection.commit();
  }

  /** The journal's place up to which the tables are filled. */
  long appliedSeq() {
    return appliedSeq;
  }

  /** Writes the rows and how far they reach, in one transaction. */
  void write(RowBatch batch) throws SQLException {
    long written = writeRowsOnly(batch) + months.write(batch.articles());
    long changes = summaries.write(batch.summaries());
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE applied SET seq = ?, hash = ?, row_count = row_count + ?,
              summary_changes = summary_changes + ?
            WHERE one = 1 AND seq = ?
            """)) {
      update.setLong(1, batch.lastSeq());
      update.setString(2, batch.lastHash());
      update.setLong(3, written);
      update.setLong(4, changes);
      update.setLong(5, batch.afterSeq());
      if (update.executeUpdate() != 1) {
        throw new SQLException("the database is not filled up to event " + batch.afterSeq());
      }
    }
    connection.commit();
    appliedSeq = batch.lastSeq();
  }

  /** Writes the rows and commits nothing: the first half of {@link #write}. */
  long writeRowsOnly(RowBatch batch) throws SQLException {
    return rows.write(batch.rows());
  }

  void ensureIndexes() throws SQLException {
    Indexes.ensure(connection);
    connection.commit();
  }

  /** Forces all that was written to the disk: bounds what has to be read again after a cut. */
  void sync() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
    connection.commit();
  }

  /** Throws if the database has closed itself after an error on the disk. */
  void probe() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT seq FROM applied");
    }
    connection.rollback();
  }

  /** A connection for queries; closing it gives it back. */
  Connection reader() throws StoreUnavailable {
    try {
      return readers.getConnection();
    } catch (SQLException e) {
      throw new StoreUnavailable("no connection to the database", e);
    }
  }

  /** Closes the database in good order. */
  void close() throws SQLException {
    readers.dispose();
    try (connection;
        Statement statement = connection.createStatement()) {
      connection.rollback();
      statement.execute("CHECKPOINT SYNC");
      statement.execute("SHUTDOWN");
    }
  }

  /** Lets go of the database as it is, whatever state it is in. */
  void abandon() {
    readers.dispose();
    shutDown(connection);
  }

  private static void shutDown(Connection connection) {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      // A broken database often cannot even be shut down; what counts is that its file is free.
      LOG.debug("shutting down: {}", e.getMessage());
    }
  }
}
