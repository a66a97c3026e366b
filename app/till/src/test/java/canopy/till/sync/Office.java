package canopy.till.sync;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import canopy.headoffice.feed.KnownNames;
import canopy.headoffice.identity.Stations;
import canopy.sync.HeadOfficeAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The real head office on a PostgreSQL of its own, with station S001; it can be started again. */
public final class Office implements AutoCloseable {
  static final String SITE = "S001";

  private final EmbeddedPostgres postgres;
  private final Clock clock;
  private final String url;
  private HeadOffice headOffice;

  private Office(EmbeddedPostgres postgres, Clock clock) throws IOException {
    this.postgres = postgres;
    this.clock = clock;
    this.url = postgres.getJdbcUrl("postgres", "postgres");
    this.headOffice = HeadOffice.start(settings(0), clock);
    headOffice.stations().addSite(new Stations.Site(SITE, "Riverside", "Asia/Shanghai", "CNY"));
  }

  public static Office start(Clock clock) throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setPGStartupWait(Duration.ofMinutes(2))
            .start();
    try {
      return new Office(postgres, clock);
    } catch (IOException | RuntimeException e) {
      postgres.close();
      throw e;
    }
  }

  private Settings settings(int port) {
    return Settings.from(
        Map.of("DATABASE_URL", url, "PORT", Integer.toString(port), "DATABASE_CONNECTIONS", "6"));
  }

  public String jdbcUrl() {
    return url;
  }

  public synchronized int port() {
    return headOffice.port();
  }

  public HeadOfficeAddress address() {
    return new HeadOfficeAddress("http://127.0.0.1:" + port(), null);
  }

  public synchronized HeadOffice program() {
    return headOffice;
  }

  /** Ends the program and starts it on the same database, on another port. */
  public synchronized void restart() throws IOException {
    headOffice.close();
    headOffice = HeadOffice.start(settings(0), clock);
  }

  public synchronized void stop() {
    headOffice.close();
  }

  /** A new code for a till, which is added if it is not there. */
  public synchronized String code(String till) {
    if (headOffice.stations().till(SITE, till).isEmpty()) {
      headOffice.stations().addTill(SITE, till);
    }
    return headOffice.codes().make(SITE, till, "test").text();
  }

  /** As if no till had ever been there. */
  public void forgetTills() {
    jdbi()
        .useHandle(
            handle -> {
              String ofTills =
                  String.join(
                      ", ",
                      handle
                          .createQuery(
                              """
                              SELECT DISTINCT c.table_name
                              FROM information_schema.columns c
                              JOIN pg_class t ON t.relname = c.table_name AND NOT t.relispartition
                                AND t.relkind IN ('r', 'p')
                              WHERE c.table_schema = 'public' AND c.column_name = 'till'
                              """)
                          .mapTo(String.class)
                          .list());
              handle.execute("TRUNCATE journal_day, " + ofTills + " CASCADE");
            });
  }

  /** All lines of a till as they stand in the database, as a journal has them. */
  public String lines(String till) {
    StringBuilder lines = new StringBuilder();
    jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT encode(hash, 'hex') AS hash, json FROM journal_line"
                            + " WHERE site = :site AND till = :till ORDER BY seq")
                    .bind("site", SITE)
                    .bind("till", till)
                    .map(
                        (row, context) ->
                            row.getString("hash")
                                + " "
                                + new String(row.getBytes("json"), StandardCharsets.UTF_8)
                                + "\n")
                    .forEach(lines::append));
    return lines.toString();
  }

  /** What all sales of a till come to, in minor units, as the database adds it up. */
  public long totalMinor(String till) {
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT coalesce(sum(total_minor), 0) FROM sale
                        WHERE site = :site AND till = :till
                        """)
                    .bind("site", SITE)
                    .bind("till", till)
                    .mapTo(Long.class)
                    .one());
  }

  /** Name and number of a person of the station, as head office's pages say it. */
  public String called(String operator) {
    return new KnownNames(jdbi()).page("en", (of, id) -> id).person(SITE, operator);
  }

  private Jdbi jdbi() {
    return Jdbi.create(url);
  }

  @Override
  public void close() throws IOException {
    headOffice.close();
    postgres.close();
  }
}
