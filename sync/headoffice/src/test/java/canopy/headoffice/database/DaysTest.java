package canopy.headoffice.database;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which tables get partitions, and of which days. */
@ExtendWith(TestDatabases.class)
final class DaysTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final Jdbi jdbi;

  DaysTest(TestDatabase database) {
    jdbi = database.jdbi();
  }

  @Test
  void aDayIsMadeOnceInEveryTableThatIsKeptByDay() {
    List<String> kept =
        names(
            """
            SELECT partrelid::regclass::text FROM pg_partitioned_table
            WHERE pg_get_partkeydef(partrelid) = 'RANGE (day)'
            """);
    assertThat(kept).contains("journal_line", "sale", "person_named").hasSizeGreaterThan(25);
    new Days(jdbi, NOON).ensure(List.of(DAY, DAY.minusDays(3000), DAY.plusDays(30)));
    List<String> made = parents();
    assertThat(made).containsExactlyInAnyOrderElementsOf(kept);
    new Days(jdbi, NOON).ensure(List.of(DAY));
    assertThat(parents()).isEqualTo(made);
  }

  /** Of all partitions but those for days without one. */
  private List<String> parents() {
    return names(
        """
        SELECT i.inhparent::regclass::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE c.relkind = 'r' AND pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT' ORDER BY 1
        """);
  }

  private List<String> names(String sql) {
    return jdbi.withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }
}
