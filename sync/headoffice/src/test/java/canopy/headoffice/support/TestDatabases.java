package canopy.headoffice.support;

import canopy.headoffice.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One PostgreSQL for all tests of a JVM, which ends with it, and an empty database with all tables
 * for each test class: a parameter of type {@link TestDatabase}.
 */
public final class TestDatabases implements ParameterResolver {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(TestDatabases.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    return context
        .getRoot()
        .getStore(SPACE)
        .getOrComputeIfAbsent(test, ignored -> Server.RUNNING.create(), TestDatabase.class);
  }

  private static final class Server {
    private static final Server RUNNING = start();

    private static final String TEMPLATE = "headoffice_template";

    private final EmbeddedPostgres postgres;
    private final AtomicInteger made = new AtomicInteger();

    private Server(EmbeddedPostgres postgres) {
      this.postgres = postgres;
    }

    static Server start() {
      try {
        Server server =
            new Server(
                EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .start());
        server.execute("CREATE DATABASE " + TEMPLATE);
        Database.open(server.url(TEMPLATE), 2).close();
        return server;
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL does not start", e);
      }
    }

    TestDatabase create() {
      String name = "test_" + made.incrementAndGet();
      execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
      return new TestDatabase(url(name));
    }

    private String url(String database) {
      return postgres.getJdbcUrl("postgres", database);
    }

    private void execute(String sql) {
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    }
  }
}
