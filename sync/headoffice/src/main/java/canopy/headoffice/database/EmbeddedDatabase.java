package canopy.headoffice.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that this program starts and stops, for the demo and the tests. Its files stay in
 * their folder, and it may be opened on them again.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts it on a free port of this machine.
   *
   * @param folder where its files are or shall be
   * @throws IOException if it does not start
   */
  public static EmbeddedDatabase start(Path folder) throws IOException {
    return new EmbeddedDatabase(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPGStartupWait(PATIENCE)
            // It comes as a database for tests, which may forget what it has acknowledged.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start());
  }

  /** Where it listens, with user and without password: it takes connections of this machine. */
  public String jdbcUrl() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    // It is given seconds to stop in, and what is left to write then may be more than that.
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      LOG.warn("PostgreSQL is stopped without a checkpoint", e);
    }
    server.close();
  }
}
