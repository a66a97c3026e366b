package canopy.headoffice.support;

import canopy.headoffice.Settings;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** An empty database with all tables. */
public record TestDatabase(String jdbcUrl) {
  /** A connection of the test's own, beside the server's. */
  public Jdbi jdbi() {
    return Jdbi.create(jdbcUrl);
  }

  /** Head office on this database, on a free port. */
  public Settings settings() {
    return Settings.from(Map.of("DATABASE_URL", jdbcUrl, "PORT", "0", "DATABASE_CONNECTIONS", "8"));
  }
}
