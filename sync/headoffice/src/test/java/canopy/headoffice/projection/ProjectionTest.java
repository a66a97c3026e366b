package canopy.headoffice.projection;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.sale.CompletedSale;
import canopy.headoffice.support.Tables;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProjectionTest {
  private static final LocalDate DAY = LocalDate.now().minusDays(20);
  private static final int MOST_LINES = 400;

  private TestHeadOffice office;
  private Jdbi jdbi;

  @BeforeAll
  void start(TestDatabase database) throws Exception {
    office = new TestHeadOffice(database);
    jdbi = database.jdbi();
  }

  @AfterAll
  void stop() {
    office.close();
  }

  @Test
  void totalsAgreeToTheCent() {
    TestStation station = station("T-SUM", 7, 150);
    TestTill till = office.enrolled("T-SUM");
    send(till, station.journal());
    assertThat(sum("SELECT sum(total_minor) FROM sale WHERE till = ?", "T-SUM"))
        .isEqualTo(sales(station));
    assertThat(sum("SELECT sum(total_minor) FROM sale_line WHERE till = ?", "T-SUM"))
        .isEqualTo(sales(station));
    assertThat(sum("SELECT sum(kept_minor) FROM sale_tender WHERE till = ?", "T-SUM"))
        .isEqualTo(sales(station));
    assertThat(sum("SELECT sum(net_minor) + sum(tax_minor) FROM sale WHERE till = ?", "T-SUM"))
        .isEqualTo(sales(station));
    assertThat(
            sum(
                """
                SELECT sum(d.total_minor - s.total) FROM day_close d
                JOIN (SELECT till, day, sum(total_minor) AS total FROM sale GROUP BY 1, 2) s
                  ON s.till = d.till AND s.day = d.closed_day
                WHERE d.till = ?
                """,
                "T-SUM"))
        .isZero();
    assertThat(
            sum(
                """
                SELECT count(*) FROM fill f WHERE till = ? AND NOT EXISTS (
                  SELECT FROM fill_outcome o WHERE o.till = f.till AND o.key = f.key)
                """,
                "T-SUM"))
        .isZero();
    assertThat(
            sum(
                """
                SELECT count(*) FROM stock_movement_of_article
                WHERE till = ? AND article IS NULL AND grade IS NULL
                """,
                "T-SUM"))
        .isZero();
    assertThat(movements("T-SUM", MOVEMENTS)).isNotEmpty().isEqualTo(movements("T-SUM", AS_SAID));
    assertThat(
            sum(
                """
                SELECT count(*) FROM sale_tender t JOIN payment_now p
                  ON p.site = t.site AND p.number = t.order_number
                WHERE t.till = ? AND (p.kind <> 'PAYMENT' OR p.state <> 'PAID' OR p.amount_minor <> t.kept_minor)
                """,
                "T-SUM"))
        .isZero();
    assertThat(
            sum(
                """
                SELECT count(*) FROM payment_now
                WHERE till = ? AND state NOT IN ('PAID', 'REVERSED', 'REFUNDED')
                """,
                "T-SUM"))
        .isZero();
  }

  /** What moved, by the rows. */
  private static final String MOVEMENTS =
      """
      SELECT seq || ' ' || cause || ' ' || quantity || ' ' || unit || ' '
        || coalesce(article, of_sale || '/' || of_line, grade::text)
      FROM stock_movement WHERE till = ?
      """;

  /** What moved, by the lines as they came. */
  private static final String AS_SAID =
      """
      WITH said AS (
        SELECT seq, type, convert_from(json, 'UTF8')::jsonb -> 'data' AS data FROM journal_line
        WHERE till = ? AND type IN ('sale.completed', 'fill.dispensed', 'fill.written_off')
      )
      SELECT seq || CASE data #>> '{sale,kind}' WHEN 'REFUND' THEN ' RETURN ' ELSE ' SALE -' END
        || (l #>> '{quantity,amount}') || ' ' || (l #>> '{quantity,unit}') || ' ' || (l ->> 'articleId')
      FROM said, jsonb_array_elements(data #> '{sale,lines}') l
      WHERE type = 'sale.completed' AND l ->> 'kind' = 'goods'
      UNION ALL
      SELECT seq || ' RETURN ' || (l #>> '{quantity,amount}') || ' ' || (l #>> '{quantity,unit}')
        || ' ' || (data #>> '{sale,refundOf}') || '/' || (l ->> 'originalNo')
      FROM said, jsonb_array_elements(data #> '{sale,lines}') l
      WHERE type = 'sale.completed' AND l ->> 'kind' = 'return'
      UNION ALL
      SELECT seq || ' FILL -' || (data #>> '{fill,volume,millilitres}') || ' MILLILITRE '
        || (data #>> '{fill,grade}')
      FROM said WHERE type = 'fill.dispensed'
      UNION ALL
      SELECT seq || ' POURED_BACK ' || (data #>> '{fill,volume,millilitres}') || ' MILLILITRE '
        || (data #>> '{fill,grade}')
      FROM said WHERE type = 'fill.written_off' AND data #>> '{writeOff,outcome}' = 'PUMP_TEST'
      """;

  private List<String> movements(String till, String sql) {
    return jdbi.withHandle(h -> h.select(sql, till).mapTo(String.class).list()).stream()
        .sorted()
        .toList();
  }

  @Test
  void anyBatchesGiveTheSameTablesAndSoDoesARebuild() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      TestStation once = station("T-ONE" + seed, seed, 60);
      TestTill one = office.enrolled("T-ONE" + seed);
      send(one, once.journal());
      Map<String, List<String>> wanted = Tables.of(jdbi, "T-ONE" + seed);
      assertThat(wanted.get("sale")).hasSameSizeAs(once.sales());

      TestStation many = station("T-ANY" + seed, seed, 60);
      TestTill any = office.enrolled("T-ANY" + seed);
      sendAnyhow(any, many.journal(), random);
      assertThat(Tables.of(jdbi, "T-ANY" + seed)).isEqualTo(wanted);

      office.headOffice().rebuild().all("S001", "T-ANY" + seed);
      assertThat(Tables.of(jdbi, "T-ANY" + seed)).isEqualTo(wanted);
    }
  }

  @Test
  void linesThatCannotBeReadWaitAndBlockNothing() throws Exception {
    TestJournal journal = new TestJournal("S001", "T-ODD");
    TestStation station = new TestStation(journal, DAY, 3, "R1");
    Instant at = Instant.parse("2026-11-22T01:02:03.004Z");
    station.sell();
    journal.add(DAY, at, "moon.landed", 1, "{\"crew\":2}");
    journal.add(DAY, at, "sale.completed", 9, "{}");
    journal.add(DAY, at, "sale.completed", 1, "{}");
    journal.add(DAY, at, "fill.written_off", 1, "{\"fill\":5,\"more\":[]}");
    // Makes no rows whatever it says, so it is not read.
    journal.add(DAY, at, "sale.voided", 1, "{\"saleId\":5,\"more\":[]}");
    journal.add(DAY, at, "sale.completed", 1, "{\"sale\":null}");
    station.sell();
    String good = journal.lines(journal.size() - 4, journal.size() - 4);
    assertThat(good).contains("sale.completed");
    String data = good.substring(good.indexOf("\"data\":") + 7, good.lastIndexOf('}')).strip();
    // A zero character, a time that no column takes, and two lines with one number.
    journal.add(
        DAY, at, "sale.completed", 1, data.replace("\"note\":\"\"", "\"note\":\"\\u0000\""));
    journal.add(DAY, at, "sale.completed", 1, data.replaceAll("At\":\"2026", "At\":\"+99999"));
    String line = data.substring(data.indexOf("\"lines\":[") + 9, data.indexOf("],\"totals\""));
    journal.add(DAY, at, "sale.completed", 1, data.replace(line, line + "," + line));
    station.sell();
    long unread = 8;

    TestTill till = office.enrolled("T-ODD");
    Answer answer = till.postLines(journal.all());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.headSeq()).isEqualTo(journal.size());
    assertThat(answer.json().path("quarantined").asLong()).isEqualTo(unread);
    assertThat(till.postLines(journal.all()).json().path("quarantined").asLong()).isEqualTo(unread);
    Map<String, List<String>> rows = Tables.of(jdbi, "T-ODD");
    assertThat(rows.get("quarantined_line")).hasSize((int) unread);
    assertThat(rows.get("quarantined_line").toString()).contains("moon.landed version 1");
    assertThat(rows.get("sale")).hasSize(3);

    office.headOffice().rebuild().all("S001", "T-ODD");
    assertThat(Tables.of(jdbi, "T-ODD")).isEqualTo(rows);
    office.headOffice().rebuild().unread("S001", "T-ODD");
    assertThat(Tables.of(jdbi, "T-ODD")).isEqualTo(rows);
  }

  @Test
  void aNewerProgramReadsWhatWaited() throws Exception {
    TestStation station = station("T-NEW", 11, 20);
    TestTill till = office.enrolled("T-NEW");
    send(till, station.journal());
    Map<String, List<String>> wanted = Tables.of(jdbi, "T-NEW");
    // As an older program would have left it.
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              INSERT INTO quarantined_line (site, till, seq, day, type, version, reason)
              SELECT site, till, seq, day, type, 1, 'not known' FROM journal_line
              WHERE till = 'T-NEW' AND type = 'sale.completed'
              """);
          for (String table : List.of("sale", "sale_line", "sale_tax", "sale_tender")) {
            handle.execute("DELETE FROM " + table + " WHERE till = 'T-NEW'");
          }
          handle.execute(
              """
              DELETE FROM fill_outcome WHERE till = 'T-NEW' AND outcome = 'PAID'
              """);
          handle.execute("UPDATE till SET quarantined_lines = 1 WHERE till = 'T-NEW'");
        });
    office.headOffice().rebuild().unread();
    assertThat(Tables.of(jdbi, "T-NEW")).isEqualTo(wanted);
    assertThat(
            office.headOffice().stations().till("S001", "T-NEW").orElseThrow().quarantinedLines())
        .isZero();
  }

  @Test
  void aTillWhoseLinesAreDamagedStopsNoOther() throws Exception {
    TestStation station = station("T-BAD", 3, 10);
    send(office.enrolled("T-BAD"), station.journal());
    send(office.enrolled("T-GOOD"), station("T-GOOD", 4, 10).journal());
    jdbi.useHandle(
        h -> {
          h.execute("UPDATE journal_line SET json = 'x' WHERE till = 'T-BAD' AND seq = 3");
          h.execute("UPDATE till SET projection = 0 WHERE till IN ('T-BAD', 'T-GOOD')");
        });
    office.headOffice().rebuild().outdated();
    assertThat(sum("SELECT projection FROM till WHERE till = ?", "T-GOOD"))
        .isEqualTo(Projector.VERSION);
    assertThat(sum("SELECT projection FROM till WHERE till = ?", "T-BAD")).isZero();
    assertThat(sum("SELECT sum(total_minor) FROM sale WHERE till = ?", "T-BAD"))
        .isEqualTo(sales(station));
  }

  @Test
  void otherRulesMakeAllRowsAgain() throws Exception {
    TestStation station = station("T-OLD", 12, 20);
    send(office.enrolled("T-OLD"), station.journal());
    Map<String, List<String>> wanted = Tables.of(jdbi, "T-OLD");
    jdbi.useHandle(
        handle -> {
          handle.execute("UPDATE sale SET note = 'by older rules' WHERE till = 'T-OLD'");
          handle.execute("UPDATE till SET projection = 0 WHERE till = 'T-OLD'");
        });
    office.headOffice().rebuild().outdated();
    assertThat(Tables.of(jdbi, "T-OLD")).isEqualTo(wanted);
  }

  private static TestStation station(String till, long seed, int acts) {
    TestStation station = new TestStation(new TestJournal("S001", till), DAY, seed, "R" + seed);
    for (int i = 0; i < acts; i++) {
      station.act();
    }
    station.closeDay();
    return station;
  }

  private static void send(TestTill till, TestJournal journal) {
    for (int from = 1; from <= journal.size(); from += MOST_LINES) {
      int to = Math.min(journal.size(), from + MOST_LINES - 1);
      Answer answer = till.postLines(journal.lines(from, to));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(answer.headSeq()).isEqualTo(to);
    }
  }

  /** Batches of any size, again, too late and too early. */
  private static void sendAnyhow(TestTill till, TestJournal journal, Random random) {
    int head = 0;
    int again = 0;
    while (head < journal.size()) {
      int to = Math.min(journal.size(), head + 1 + random.nextInt(150));
      int from = 1 + random.nextInt(head + 1);
      // Requests that bring nothing new are limited.
      boolean useless = again < 10 && random.nextInt(3) == 0;
      if (useless) {
        again++;
        if (random.nextBoolean() && head + 2 <= journal.size()) {
          assertThat(till.postLines(journal.lines(head + 2, Math.max(head + 2, to))).problem())
              .isEqualTo("gap");
        } else if (head > 0) {
          assertThat(till.postLines(journal.lines(from, head)).headSeq()).isEqualTo(head);
        }
      } else {
        int first = random.nextBoolean() ? head + 1 : from;
        Answer answer = till.postLines(journal.lines(first, to));
        assertThat(answer.headSeq()).as(answer.toString()).isEqualTo(to);
        head = to;
      }
    }
  }

  private static long sales(TestStation station) {
    return station.sales().stream().mapToLong(ProjectionTest::total).sum();
  }

  private static long total(CompletedSale sale) {
    return sale.totals().total().minor();
  }

  private long sum(String sql, String till) {
    return jdbi.withHandle(handle -> handle.select(sql, till).mapTo(Long.class).one().longValue());
  }
}
