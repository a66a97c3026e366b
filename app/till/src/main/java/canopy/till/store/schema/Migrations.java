package canopy.till.store.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The numbered changes of the schema, never edited once they are out. Flyway does them; it takes
 * half a second to start, so an up-to-date schema is recognised without it.
 */
public final class Migrations {
  private static final List<String> FILES =
      List.of(
          "V1__tables.sql",
          "V2__projection_version.sql",
          "V3__no_checkpoints.sql",
          "V4__payments.sql",
          "V5__summaries.sql",
          "V6__wet_stock.sql",
          "V7__shifts.sql",
          "V8__margins.sql",
          "V9__attached_sales.sql",
          "V10__articles_by_month.sql",
          "V11__discounts.sql",
          "V12__parts_by_hour_and_tender.sql",
          "V13__goods_by_month.sql",
          "V14__without_documents.sql",
          "V15__struck_lines.sql");
  private static final String FOLDER = "/canopy/till/store/migration/";

  private Migrations() {}

  /**
   * Brings the schema to the newest version.
   *
   * @throws SQLException if that fails, or the schema is of a newer program
   */
  public static void run(DataSource database, Connection connection) throws SQLException {
    if (newestVersion(connection) == FILES.size()) {
      return;
    }
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database)
          .locations(new String[0])
          .resourceProvider(new OwnFiles())
          .javaMigrationClassProvider(List::of)
          .load()
          .migrate();
    } catch (org.flywaydb.core.api.FlywayException e) {
      throw new SQLException("the schema cannot be brought up to date", e);
    }
    if (newestVersion(connection) != FILES.size()) {
      throw new SQLException("the schema is of another version of the program");
    }
  }

  /** 0 if there is no schema; -1 if one of its changes failed. */
  private static int newestVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet table =
          statement.executeQuery(
              """
              SELECT COUNT(*) FROM information_schema.tables
              WHERE table_schema = 'PUBLIC' AND table_name = 'flyway_schema_history'
              """)) {
        table.next();
        if (table.getInt(1) == 0) {
          return 0;
        }
      }
      try (ResultSet history =
          statement.executeQuery(
              """
              SELECT COALESCE(MAX(CAST("version" AS INTEGER)), 0),
                COALESCE(BOOL_AND("success"), TRUE)
              FROM PUBLIC."flyway_schema_history" WHERE "version" IS NOT NULL
              """)) {
        history.next();
        return history.getBoolean(2) ? history.getInt(1) : -1;
      }
    }
  }

  private static String text(String file) {
    try (InputStream in = Migrations.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + file);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        return reader.readAllAsString();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives Flyway the files by name: inside a module it could not find them by scanning. */
  private static final class OwnFiles implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return FILES.contains(name) ? new OwnFile(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      List<LoadableResource> found = new ArrayList<>();
      for (String file : FILES) {
        if (file.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(file::endsWith)) {
          found.add(new OwnFile(file));
        }
      }
      return found;
    }
  }

  private static final class OwnFile extends LoadableResource {
    private final String file;

    OwnFile(String file) {
      this.file = file;
    }

    @Override
    public Reader read() {
      return new StringReader(text(file));
    }

    @Override
    public String getAbsolutePath() {
      return file;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return file;
    }

    @Override
    public String getFilename() {
      return file;
    }

    @Override
    public String getRelativePath() {
      return file;
    }
  }
}
