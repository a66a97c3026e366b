package canopy.bench.sync;

import canopy.headoffice.database.EmbeddedDatabase;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.identity.EnrolmentCodes;
import canopy.headoffice.identity.Stations;
import canopy.sync.Enrolment;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.HeadOfficeLine;
import canopy.sync.TillKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, and head office on it, each in processes of their own. One thread. */
final class Office implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("listens on 127\\.0\\.0\\.1:(\\d+)");

  private final EmbeddedDatabase database;
  private final Process server;
  private final HeadOfficeAddress address;
  private final Jdbi jdbi;
  private final Stations stations;
  private final EnrolmentCodes codes;

  private Office(EmbeddedDatabase database, Process server, int port) {
    this.database = database;
    this.server = server;
    this.address = new HeadOfficeAddress("http://127.0.0.1:" + port, null);
    this.jdbi = Jdbi.create(database.jdbcUrl());
    this.stations = new Stations(jdbi, Clock.systemUTC());
    this.codes = new EnrolmentCodes(jdbi, Clock.systemUTC(), new SecureRandom());
  }

  static Office start(Path folder) throws IOException {
    EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgresql"));
    ProcessBuilder line =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx1g",
                    "-Dfile.encoding=UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "canopy.headoffice.HeadOffice"))
            .redirectErrorStream(true);
    line.environment().put("DATABASE_URL", database.jdbcUrl());
    line.environment().put("PORT", "0");
    String options = System.getProperty("canopy.bench.office", "");
    if (!options.isEmpty()) {
      line.environment().put("JDK_JAVA_OPTIONS", options);
    }
    Process server = line.start();
    return new Office(database, server, port(server));
  }

  private static int port(Process server) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        Thread.ofVirtual().start(() -> swallow(server));
        return Integer.parseInt(listens.group(1));
      }
    }
    throw new IOException("head office did not start");
  }

  private static void swallow(Process server) {
    try {
      server.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It has ended.
    }
  }

  HeadOfficeAddress address() {
    return address;
  }

  String databaseUrl() {
    return database.jdbcUrl();
  }

  /** What head office decides; the server hears of it through the database. */
  Feed feed() {
    return new Feed(jdbi, Clock.systemUTC());
  }

  /** A code for a till that is made with it. */
  String code(String site, String till) {
    if (stations.site(site).isEmpty()) {
      stations.addSite(new Stations.Site(site, site, "Asia/Shanghai", "CNY"));
    }
    stations.addTill(site, till);
    return codes.make(site, till, "bench").text();
  }

  /** The key of a till that has enrolled. */
  TillKey enrolled(String site, String till) throws IOException {
    TillKey key = TillKey.create();
    try (HeadOfficeLine open = line(null)) {
      Enrolment.enrol(open, code(site, till), key, new Enrolment.Machine(site, till, "bench"));
    }
    return key;
  }

  /** A line to head office, signed if there is a key. */
  HeadOfficeLine line(@Nullable TillKey key) {
    return new HeadOfficeLine(
        address, HeadOfficeLine.Times.STANDARD, key, Clock.systemUTC(), new SecureRandom());
  }

  /** Processor time of the server so far, compiler and collector included. */
  double serverSeconds() {
    return server.info().totalCpuDuration().orElseThrow().toMillis() / 1_000.0;
  }

  /** Processor time of those PostgreSQL processes that are still there. */
  double databaseSeconds() {
    return ProcessHandle.allProcesses()
            .filter(one -> one.info().command().orElse("").endsWith("/bin/postgres"))
            .mapToLong(one -> one.info().totalCpuDuration().map(d -> d.toMillis()).orElse(0L))
            .sum()
        / 1_000.0;
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    server.onExit().join();
    database.close();
  }
}
