package canopy.headoffice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.headoffice.support.InstalledPostgres;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestTill;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Head office on the PostgreSQL of this machine, as {@code DATABASE_URL} names it, which can pack
 * with lz4 as the embedded one cannot. Debian 12 has a version that is too old for the program, so
 * there only the tables are looked at.
 */
final class PackedLinesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final LocalDate NEXT = DAY.plusDays(1);
  private static final String COMPRESSIONS =
      """
      SELECT DISTINCT attcompression::text FROM pg_attribute
      JOIN pg_partition_tree('journal_line') ON attrelid = relid WHERE attname = 'json'
      """;

  @Test
  void linesArePackedWithLz4WherePostgresCanAlsoInPartitionsThatAreMadeLater() throws Exception {
    Optional<InstalledPostgres> installed = InstalledPostgres.start();
    assumeTrue(installed.isPresent(), "no PostgreSQL is installed here");
    try (InstalledPostgres postgres = installed.get()) {
      TestDatabase database = new TestDatabase(postgres.url());
      Jdbi jdbi = database.jdbi();
      assumeTrue(version(jdbi) >= 16, "it is too old");
      assumeTrue(canPack(jdbi), "without lz4");
      try (TestHeadOffice office = new TestHeadOffice(database)) {
        TestJournal journal = new TestJournal("S001", "L1");
        String long3000 = "{\"note\":\"" + "0123456789".repeat(300) + "\"}";
        for (LocalDate day : List.of(DAY, NEXT)) {
          Instant at = Instant.parse(day + "T02:00:00Z");
          journal.add(day, at, "note.written", 1, long3000);
        }
        TestTill till = office.enrolled("L1");
        assertThat(till.postLines(journal.all()).status()).isEqualTo(200);
      }
      assertThat(strings(jdbi, "SELECT pg_column_compression(json) FROM journal_line ORDER BY seq"))
          .containsExactly("lz4", "lz4");
      assertThat(strings(jdbi, COMPRESSIONS)).containsExactly("l");
      assertThat(strings(jdbi, "SELECT convert_from(json, 'UTF8') FROM journal_line"))
          .allMatch(line -> line.contains("0123456789".repeat(300)));
    }
  }

  /** Debian 12 has a PostgreSQL that head office refuses, built with lz4 as newer ones are. */
  @Test
  void theTablesPackLinesWithLz4AlsoWhereTheProgramWouldNotStart(@TempDir Path folder)
      throws Exception {
    Optional<InstalledPostgres> installed = InstalledPostgres.start();
    assumeTrue(installed.isPresent(), "no PostgreSQL is installed here");
    try (InstalledPostgres postgres = installed.get()) {
      Jdbi jdbi = Jdbi.create(postgres.url());
      assumeTrue(version(jdbi) < 16, "the whole program runs on it");
      assumeTrue(canPack(jdbi), "without lz4");
      Flyway.configure()
          .dataSource(postgres.url(), null, null)
          .locations("filesystem:" + migrations(folder))
          .load()
          .migrate();
      for (LocalDate day : List.of(DAY, NEXT)) {
        jdbi.useHandle(
            handle -> {
              // The second day has a partition when its line comes, the first one gets it after.
              if (day.equals(NEXT)) {
                handle.execute("SELECT make_day(?)", day);
              }
              handle.execute(
                  """
                  INSERT INTO journal_line (seq, received_at, day, site, till, type, hash, json)
                  VALUES (1, now(), ?, 'S001', 'L1', 'note.written', sha256('x'), convert_to(repeat('0123456789', 300), 'UTF8'))
                  """,
                  day);
            });
      }
      jdbi.useHandle(handle -> handle.execute("SELECT make_day(?)", DAY));
      assertThat(strings(jdbi, COMPRESSIONS)).containsExactly("l");
      assertThat(strings(jdbi, "SELECT pg_column_compression(json) FROM journal_line"))
          .containsExactly("lz4", "lz4");
      assertThat(strings(jdbi, "SELECT count(DISTINCT tableoid) FROM journal_line"))
          .containsExactly("2");
    }
  }

  /** As they are, but for a number that versions before 16 do not read. */
  private static Path migrations(Path folder) throws IOException, URISyntaxException {
    Path shipped = Path.of(Objects.requireNonNull(Database.class.getResource("/db")).toURI());
    try (Stream<Path> all = Files.list(shipped)) {
      for (Path one : all.toList()) {
        Files.writeString(
            folder.resolve(one.getFileName().toString()),
            Files.readString(one).replace("7_204_001", "7204001"));
      }
    }
    return folder;
  }

  private static boolean canPack(Jdbi jdbi) {
    return !strings(
            jdbi,
            "SELECT name FROM pg_settings"
                + " WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)")
        .isEmpty();
  }

  @Test
  void anOlderPostgresIsRefusedWithASentence() throws Exception {
    Optional<InstalledPostgres> installed = InstalledPostgres.start();
    assumeTrue(installed.isPresent(), "no PostgreSQL is installed here");
    try (InstalledPostgres postgres = installed.get()) {
      assumeTrue(version(Jdbi.create(postgres.url())) < 16, "it is new enough");
      assertThatThrownBy(() -> Database.open(postgres.url(), 2))
          .hasMessageContaining("PostgreSQL 16 or newer is needed");
    }
  }

  @Test
  void theNewestVersionIsTheGreatestNumber() {
    Stream<Path> folders = Stream.of("9.6", "16", "10", "lib").map(Path.of("/versions")::resolve);
    assertThat(InstalledPostgres.newest(folders)).contains(Path.of("/versions/16"));
  }

  private static int version(Jdbi jdbi) {
    return Integer.parseInt(strings(jdbi, "SHOW server_version_num").getFirst()) / 10_000;
  }

  private static List<String> strings(Jdbi jdbi, String sql) {
    return jdbi.withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }
}
