package canopy.headoffice.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Whether the database answers, within two seconds. Asked on a connection of its own: the pool's
 * may all be at work, and whoever waits for one waits thirty seconds. One question at a time, so
 * that nobody opens connections by asking often; who comes meanwhile shares its answer. Any thread.
 */
public final class Readiness implements AutoCloseable {
  /** The driver counts in whole seconds: one for a connection that is kept, one for a new one. */
  private static final int PATIENCE_SECONDS = 1;

  private static final long PATIENCE_MILLIS = 2_000;

  private final String jdbcUrl;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection kept;
  private long answeredNanos;
  private boolean answered;

  /**
   * @param jdbcUrl as for {@link Database#open}
   */
  public Readiness(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /**
   * Returns if the database has answered.
   *
   * @throws SQLException if it did not, or not in time
   */
  public void require() throws SQLException, InterruptedException {
    long begun = System.nanoTime();
    if (!lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw silent();
    }
    try {
      boolean shared = lastAnsweredAfter(begun);
      if (!shared) {
        answered = false;
        try {
          ask();
          answered = true;
        } finally {
          answeredNanos = System.nanoTime();
        }
      } else if (!answered) {
        throw silent();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean lastAnsweredAfter(long nanos) {
    return answeredNanos != 0 && answeredNanos - nanos > 0;
  }

  private static SQLException silent() {
    return new SQLTransientConnectionException("the database does not answer", "08006");
  }

  private void ask() throws SQLException {
    Connection connection = kept;
    if (connection != null) {
      try {
        ask(connection);
        return;
      } catch (SQLException e) {
        // It may have been restarted since.
        close(connection);
        kept = null;
      }
    }
    connection = open();
    try {
      ask(connection);
    } catch (SQLException e) {
      close(connection);
      throw e;
    }
    kept = connection;
  }

  private Connection open() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    // After the address, which may have times of its own.
    source.setConnectTimeout(PATIENCE_SECONDS);
    source.setLoginTimeout(PATIENCE_SECONDS);
    source.setSocketTimeout(PATIENCE_SECONDS);
    source.setCancelSignalTimeout(PATIENCE_SECONDS);
    source.setApplicationName("readiness");
    return source.getConnection();
  }

  private static void ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is given up anyway.
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      Connection connection = kept;
      kept = null;
      if (connection != null) {
        close(connection);
      }
    } finally {
      lock.unlock();
    }
  }
}
