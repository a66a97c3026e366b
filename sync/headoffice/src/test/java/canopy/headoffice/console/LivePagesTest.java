package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.Sale;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestEvening;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the pages say of a station at work: in names, in the reader's language, by its clock. */
@ExtendWith(TestDatabases.class)
final class LivePagesTest {
  private static final LocalDate DAY = LocalDate.now();

  private final TestDatabase database;
  private final TestJournal journal = new TestJournal("S001", "LV");
  private final TestStation station = new TestStation(journal, DAY, 11, "LV");
  private TestHeadOffice office;

  LivePagesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws Exception {
    database.jdbi().useHandle(h -> h.execute("DELETE FROM console_user"));
    office = new TestHeadOffice(database);
  }

  @AfterEach
  void stop() {
    office.close();
  }

  @Test
  void showsTheStationInNamesAndInTheLanguageOfTheReader() throws Exception {
    names();
    while (station.sales().stream().noneMatch(sale -> sale.kind() == Sale.Kind.REFUND)
        || !journal.all().contains("DRIVE_OFF")) {
      station.act();
    }
    new TestEvening(
            journal, DAY, Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1)))
        .tanks()
        .watched();
    send(office.enrolled("LV"));
    try (TestBrowser browser = browser("anna", "en")) {
      assertThat(browser.get("/console/live").body()).contains("Fills", "Latest levels");
      assertThat(browser.get("/console/live/fills").body())
          .contains(">Ninety-two<", ">Paid<", ">Drive-off<");
      database.jdbi().useHandle(h -> h.execute("DELETE FROM fill_outcome WHERE till = 'LV'"));
      assertThat(browser.get("/console/live/fills").body())
          .contains(">Not paid yet<")
          .doesNotContain(">Paid<", ">Drive-off<");
      assertThat(browser.get("/console/live/tanks").body())
          .contains("17,930.000", "value=\"62\"", "Gauge", "/console/stations/S001/tanks");
      assertThat(browser.get("/console/stations/S001/day?day=" + DAY).body())
          .contains(">Value added<")
          .doesNotContain("vat13");
      String sale = "/console/sales/S001/LV/" + goodsSale();
      assertThat(browser.get(sale).body())
          .contains("<td>Water</td>", "<summary>As it is written</summary>");
      assertThat(
              browser
                  .post("/console/language", Map.of("language", "es", "back", sale))
                  .uri()
                  .getPath())
          .isEqualTo(sale);
      assertThat(browser.get(sale).body()).contains("<td>Agua</td>", "value=\"" + sale + "\"");
    }
  }

  @Test
  void countsRefundsApartFromSales() throws Exception {
    LocalDate day = DAY.minusDays(9);
    database
        .jdbi()
        .useHandle(
            h -> {
              for (int i = 1; i <= 5; i++) {
                h.execute(
                    """
                    INSERT INTO sale (seq, opened_at, completed_at, discount_minor, net_minor, tax_minor, total_minor,
                      cash_rounding_minor, change_minor, day, line_count, site, till, number, kind, cashier, currency, note)
                    VALUES (?, now(), now(), 0, 0, 0, 100, 0, 0, ?, 1, 'S001', 'CNT', 'x', ?, '1', 'CNY', '')
                    """,
                    i,
                    day,
                    i == 5 ? "REFUND" : "SALE");
              }
            });
    try (TestBrowser browser = browser("carla", "en")) {
      assertThat(browser.get("/console/days?to=" + day).body())
          .contains("<td class=\"number\">4</td><td class=\"number\">1</td>");
    }
  }

  @Test
  void aLanguageLeadsToNoOtherSite() throws Exception {
    try (TestBrowser browser = browser("dora", "en")) {
      for (String elsewhere :
          List.of("//other.example/", "https://other.example/", "/console\r\nX: y", "/consoles")) {
        assertThat(
                browser
                    .post("/console/language", Map.of("language", "en", "back", elsewhere))
                    .uri()
                    .getPath())
            .isEqualTo("/console");
      }
      assertThat(
              browser
                  .post(
                      "/console/language",
                      Map.of("language", "en", "back", "/console/days?to=2026-11-01"))
                  .uri()
                  .getQuery())
          .isEqualTo("to=2026-11-01");
    }
  }

  @Test
  void aSilentTillIsNotSaidToWork() throws Exception {
    office.enrolled("QT");
    try (TestBrowser browser = browser("emil", "en")) {
      int before = browser.get("/console").body().split("Nothing heard since", -1).length;
      database
          .jdbi()
          .useHandle(
              h ->
                  h.execute(
                      "UPDATE till SET last_seen_at = now() - interval '30 minutes' WHERE till ="
                          + " 'QT'"));
      assertThat(browser.get("/console").body().split("Nothing heard since", -1))
          .hasSize(before + 1);
    }
  }

  @Test
  void saysByWhichClockTheAuditIs() throws Exception {
    List<String> zones =
        database
            .jdbi()
            .withHandle(
                h -> h.createQuery("SELECT DISTINCT zone FROM site").mapTo(String.class).list());
    String zone = zones.size() == 1 ? zones.getFirst() : "UTC";
    try (TestBrowser browser = browser("finn", "en")) {
      browser.post("/console/stations/S001/tills", Map.of("till", "CLK"));
      assertThat(browser.get("/console/audit").body())
          .contains("Time (" + zone + ")")
          .containsPattern("<td class=\"time\">[0-9-]{10} [0-9:]{8}</td>");
      assertThat(browser.get("/console/live").body()).contains("by the clock of the station");
      assertThat(browser.get("/console/live").body()).contains(">Wet stock</a>");
    }
  }

  @Test
  void theAuditSaysAllStationsWhereADecisionIsForAll() throws Exception {
    try (TestBrowser english = browser("gina", "en");
        TestBrowser spanish = browser("hugo", "es")) {
      english.post("/console/settings/receipt", Map.of("scope", "*", "en", "Thank you"));
      database
          .jdbi()
          .useHandle(
              h ->
                  h.execute(
                      """
                      INSERT INTO audit (at, by, address, action, subject, detail)
                      SELECT now(), 'gina', '', action, subject, '' FROM (VALUES
                        ('role.decided', '* lead'), ('department.removed', 'S001 drinks'),
                        ('price.planned', '* GRADE 7'), ('operator.released', '* 7007'),
                        ('change.accepted', 'S001/T1 file.csv')) done (action, subject)
                      """));
      assertThat(english.get("/console/audit").body())
          .contains(
              "<td>All stations</td>",
              "<td>All stations · lead</td>",
              "<td>S001 · drinks</td>",
              "<td>All stations · Fuel 7 </td>",
              "<td>All stations · no.\u00a07007</td>",
              "<td>S001/T1 file.csv</td>")
          .doesNotContain("<td>*");
      assertThat(spanish.get("/console/audit").body()).contains("<td>Todas las estaciones · lead<");
    }
  }

  private void names() throws IOException {
    JsonNode tax =
        Json.mapper()
            .readTree(
                """
                {"id":"fuel","name":{"zh":"油","en":"Fuel","es":"C"},"taxes":[{"id":"vat13","name":{"zh":"增值税","en":"Value added","es":"IVA"},
                "kind":"PERCENT","rate":{"partsPerMillion":130000},"perUnitTenthsOfMinor":0,"included":true,"entersNextBase":false,"onPreviousTaxes":true}]}
                """);
    FuelGrade grade =
        new FuelGrade(92, new Names("九二", "Ninety-two", "92"), "fuel", new UnitPrice(7_860));
    FuelGrade other =
        new FuelGrade(95, new Names("九五", "Ninety-five", "95"), "fuel", new UnitPrice(7_860));
    office
        .headOffice()
        .feed()
        .apply(
            List.of(
                new Edit("S001", RecordKind.TAX_CLASS, "fuel", tax, Edit.ANY),
                Edit.everywhere(RecordKind.GRADE, "92", Json.mapper().valueToTree(grade)),
                Edit.everywhere(RecordKind.GRADE, "95", Json.mapper().valueToTree(other))),
            "test");
  }

  private long goodsSale() {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("SELECT max(seq) FROM sale_line WHERE till = 'LV' AND kind = 'GOODS'")
                    .mapTo(Long.class)
                    .one());
  }

  private void send(TestTill till) {
    TestTill.Answer answer = till.postLines(journal.all());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private TestBrowser browser(String name, String language) throws Exception {
    return new TestBrowser(office, new User(name, "Anna", Role.HEAD_OFFICE, null, language, true));
  }
}
