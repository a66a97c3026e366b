package canopy.headoffice.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.headoffice.support.InstalledPostgres;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestTill;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Head office on the PostgreSQL of this machine, as {@code DATABASE_URL} names it, which can pack
 * with lz4 as the embedded one cannot. Debian 12 has a version that is too old.
 */
final class PackedLinesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final LocalDate NEXT = DAY.plusDays(1);

  @Test
  void linesArePackedWithLz4WherePostgresCanAlsoInPartitionsThatAreMadeLater() throws Exception {
    Optional<InstalledPostgres> installed = InstalledPostgres.start();
    assumeTrue(installed.isPresent(), "no PostgreSQL is installed here");
    try (InstalledPostgres postgres = installed.get()) {
      TestDatabase database = new TestDatabase(postgres.url());
      Jdbi jdbi = database.jdbi();
      String can =
          "SELECT count(*) FROM pg_settings"
              + " WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)";
      assumeTrue(version(jdbi) >= 16, "it is too old");
      assumeTrue(jdbi.withHandle(h -> h.select(can).mapTo(int.class).one()) == 1, "without lz4");
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
      assertThat(
              strings(
                  jdbi,
                  """
                  SELECT DISTINCT attcompression::text FROM pg_attribute
                  JOIN pg_partition_tree('journal_line') ON attrelid = relid WHERE attname = 'json'
                  """))
          .containsExactly("l");
      assertThat(strings(jdbi, "SELECT convert_from(json, 'UTF8') FROM journal_line"))
          .allMatch(line -> line.contains("0123456789".repeat(300)));
    }
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
