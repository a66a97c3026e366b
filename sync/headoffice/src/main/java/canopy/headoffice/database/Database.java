package canopy.headoffice.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A migrated PostgreSQL with its pool of connections. Any thread. */
public final class Database implements AutoCloseable {
  /** Of the versions whose SQL the migrations are written in. */
  private static final int OLDEST_POSTGRESQL = 16;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Connects and brings the tables to this program's version.
   *
   * @param jdbcUrl {@code jdbc:postgresql://...}, with user and password
   * @param connections most connections at a time
   * @throws RuntimeException if there is no such database, if it is newer than the program, or if
   *     PostgreSQL is older than {@value #OLDEST_POSTGRESQL}
   */
  public static Database open(String jdbcUrl, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(connections);
    config.setPoolName("postgresql");
    // An acknowledged line must survive a power cut of the server.
    config.setConnectionInitSql("SET synchronous_commit = on");
    HikariDataSource pool = new HikariDataSource(config);
    try {
      refuseOlder(pool);
      Flyway.configure().dataSource(pool).locations("classpath:db").load().migrate();
      return new Database(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static void refuseOlder(DataSource pool) {
    try (Connection connection = pool.getConnection()) {
      var server = connection.getMetaData();
      if (server.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
        throw new IllegalStateException(
            "PostgreSQL "
                + OLDEST_POSTGRESQL
                + " or newer is needed; DATABASE_URL leads to "
                + server.getDatabaseProductVersion());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** Its connections, for what Jdbi does not do. */
  public DataSource connections() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
