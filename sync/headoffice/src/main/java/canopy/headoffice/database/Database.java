package canopy.headoffice.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A migrated PostgreSQL with its pool of connections. Any thread. */
public final class Database implements AutoCloseable {
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
   * @throws RuntimeException if there is no such database, or it is newer than the program
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
      Flyway.configure().dataSource(pool).locations("classpath:db").load().migrate();
      return new Database(pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
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
