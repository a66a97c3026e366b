package canopy.headoffice.database;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tables can be spread over servers by station, as SCALE.md says: what would hinder it. */
@ExtendWith(TestDatabases.class)
final class SpreadTest {
  /** Small, read by all and written seldom: the same on every server. */
  private static final Set<String> EVERYWHERE =
      Set.of("site", "till_key", "enrolment_code", "record", "record_history", "feed_head");

  /** Of the console, of Flyway and of accounts that stations share: on the first server alone. */
  private static final Set<String> ALONE =
      Set.of(
          "audit",
          "console_session",
          "console_user",
          "local_policy",
          "relayed_order",
          "relayed_refund",
          "sign_in_failure",
          "flyway_schema_history");

  private static final String OF_STATIONS =
      """
      SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attname = 'site'
        AND c.relnamespace = 'public'::regnamespace
      """;

  private final Jdbi jdbi;

  SpreadTest(TestDatabase database) {
    jdbi = database.jdbi();
  }

  @Test
  void everyTableHasItsPlace() {
    Set<String> all = new TreeSet<>(EVERYWHERE);
    all.addAll(ALONE);
    all.addAll(spread());
    assertThat(
            names(
                "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
                    + " AND relnamespace = 'public'::regnamespace AND NOT relispartition"))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(spread()).contains("till", "journal_line", "sale", "used_nonce");
  }

  @Test
  void everyKeyOfASpreadTableBeginsWithTheStation() {
    assertThat(
            names(
                """
                SELECT c.relname || ' ' || i.indexrelid::regclass
                FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                WHERE i.indisunique AND NOT c.relispartition AND a.attname <> 'site'
                  AND c.relnamespace = 'public'::regnamespace
                  AND c.relname IN (SELECT table_name FROM information_schema.columns
                    WHERE table_schema = 'public' AND column_name = 'site')
                  AND c.relname NOT IN ('site', 'till_key', 'enrolment_code', 'console_user',
                    'relayed_order', 'relayed_refund')
                """))
        .isEmpty();
  }

  @Test
  void noForeignKeyLeavesTheStation() {
    for (String key :
        names(
            """
            SELECT conrelid::regclass || ' > ' || confrelid::regclass || ' '
              || coalesce(conkey[1] = (SELECT attnum FROM pg_attribute
                WHERE attrelid = conrelid AND attname = 'site'), false)
            FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
              AND conparentid = 0
            """)) {
      String from = key.substring(0, key.indexOf(' '));
      String to = key.substring(key.indexOf("> ") + 2, key.lastIndexOf(' '));
      if (spread().contains(to)) {
        assertThat(spread()).as(key).contains(from);
        assertThat(key).endsWith("true");
      } else if (ALONE.contains(to)) {
        assertThat(ALONE).as(key).contains(from);
      }
    }
  }

  @Test
  void whatGrowsByTheDayHasAPartitionForIt() {
    Set<String> byDay =
        names(
            "SELECT partrelid::regclass::text FROM pg_partitioned_table"
                + " WHERE pg_get_partkeydef(partrelid) = 'RANGE (day)'");
    Set<String> keptByDay =
        names(
            """
            SELECT c.table_name FROM information_schema.columns c
            JOIN pg_class t ON t.relname = c.table_name AND NOT t.relispartition AND t.relkind IN ('r', 'p')
            WHERE c.table_schema = 'public' AND c.column_name = 'day'
              AND c.table_name NOT IN ('journal_day', 'quarantined_line')
            """);
    assertThat(byDay).isEqualTo(keptByDay).hasSize(29);
  }

  @Test
  void theScriptForCitusSpreadsThem() throws IOException {
    String script = Files.readString(Path.of("citus.sql"));
    assertThat(found(script, "create_reference_table\\('(\\w+)'")).isEqualTo(EVERYWHERE);
    Set<String> notSpread = names(OF_STATIONS);
    notSpread.removeAll(spread());
    notSpread.add("till");
    assertThat(found(script, "'(\\w+)'(?=[^()]*\\)\\nORDER BY)")).isEqualTo(notSpread);
    assertThat(names("SELECT conname FROM pg_constraint WHERE contype = 'f'"))
        .containsAll(found(script, "CONSTRAINT (\\w+)"));
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> spread() {
    Set<String> all = names(OF_STATIONS);
    all.removeAll(EVERYWHERE);
    all.removeAll(ALONE);
    return all;
  }

  private Set<String> names(String sql) {
    List<String> found =
        jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    return new TreeSet<>(found);
  }
}
