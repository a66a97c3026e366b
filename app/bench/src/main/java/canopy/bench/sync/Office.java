package canopy.bench.sync;

import canopy.headoffice.database.Days;
import canopy.headoffice.database.EmbeddedDatabase;
import canopy.headoffice.feed.Feed;
import canopy.headoffice.identity.EnrolmentCodes;
import canopy.headoffice.identity.Stations;
import canopy.sync.Enrolment;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.HeadOfficeLine;
import canopy.sync.TillKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, and head office on it, each in processes of their own. One thread. */
final class Office implements AutoCloseable {
  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  private final EmbeddedDatabase database;
  private final ProcessHandle postgres;
  private final Process server;
  private final HeadOfficeAddress address;
  private final Jdbi jdbi;
  private final Stations stations;
  private final EnrolmentCodes codes;

  /**
   * Processor time of each side so far, in seconds: compilers, collectors and the kernel's work for
   * them included. It says much the same on a busy machine as on a quiet one.
   */
  record Used(double till, double office, double postgres) {
    Used since(Used before) {
      return new Used(till - before.till, office - before.office, postgres - before.postgres);
    }

    double all() {
      return till + office + postgres;
    }
  }

  private Office(EmbeddedDatabase database, ProcessHandle postgres, Process server, int port) {
    this.database = database;
    this.postgres = postgres;
    this.server = server;
    this.address = new HeadOfficeAddress("http://127.0.0.1:" + port, null);
    this.jdbi = Jdbi.create(database.jdbcUrl());
    this.stations = new Stations(jdbi, Clock.systemUTC());
    this.codes = new EnrolmentCodes(jdbi, Clock.systemUTC(), new SecureRandom());
  }

  static Office start(Path folder) throws IOException {
    Path files = folder.resolve("postgresql");
    EmbeddedDatabase database = EmbeddedDatabase.start(files);
    String pid = Files.readAllLines(files.resolve("postmaster.pid")).getFirst().strip();
    int port = freePort();
    ProcessBuilder line =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            "canopy.headoffice.HeadOffice");
    line.environment().put("DATABASE_URL", database.jdbcUrl());
    line.environment().put("PORT", Integer.toString(port));
    // Such as a flight recording.
    line.environment().put("JDK_JAVA_OPTIONS", System.getProperty("canopy.bench.office", ""));
    line.redirectErrorStream(true).redirectOutput(folder.resolve("office.log").toFile());
    Process server = line.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "end-office"));
    awaitReady(server, port);
    ProcessHandle postgres = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    return new Office(database, postgres, server, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket some = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return some.getLocalPort();
    }
  }

  private static void awaitReady(Process server, int port) throws IOException {
    URL ready = URI.create("http://127.0.0.1:" + port + "/ready").toURL();
    while (server.isAlive()) {
      try (InputStream answer = ready.openStream()) {
        answer.readAllBytes();
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
    throw new IOException("head office did not start; see office.log");
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

  /** Makes the partitions of those days, as they are where other tills have sold. */
  void makeDays(LocalDate first, LocalDate last) {
    new Days(jdbi, Clock.systemUTC()).ensure(first.datesUntil(last.plusDays(1)).toList());
  }

  /**
   * What one measurement leaves for PostgreSQL to do in quiet moments is done before the next one
   * begins: neither a limit nor the upload pays for the other.
   */
  void settle() {
    jdbi.useHandle(handle -> handle.execute("VACUUM (ANALYZE)"));
    jdbi.useHandle(handle -> handle.execute("CHECKPOINT"));
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

  /** This process is the till's. */
  Used used() {
    return new Used(
        seconds(ProcessHandle.current()),
        seconds(server.toHandle()),
        seconds(postgres) + postgres.descendants().mapToDouble(Office::seconds).sum());
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1_000.0;
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    server.onExit().join();
    database.close();
  }
}
