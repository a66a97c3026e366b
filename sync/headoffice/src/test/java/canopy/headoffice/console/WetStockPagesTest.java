package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.Tanks;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestEvening;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestTill;
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

/** What tanks hold and hide, what tills hold back, and what people did, in the reader's words. */
@ExtendWith(TestDatabases.class)
final class WetStockPagesTest {
  private final TestDatabase database;
  private final TestJournal journal = new TestJournal("S001", "WS");
  private TestHeadOffice office;

  WetStockPagesTest(TestDatabase database) {
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

  private TestEvening evening() {
    Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(9));
    return new TestEvening(journal, LocalDate.now(), from);
  }

  private void send(TestTill till, int from) {
    TestTill.Answer answer = till.postLines(journal.lines(from, journal.size()));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private TestBrowser browser(String name, String language) throws Exception {
    return new TestBrowser(office, new User(name, "Anna", Role.HEAD_OFFICE, null, language, true));
  }

  @Test
  void showsWhatFitsInWhatIsWrongAndWhatWasHeldBackUntilItIsOver() throws Exception {
    TestEvening evening = evening().start().tanks().watched().heldBack();
    TestTill till = office.enrolled("WS");
    send(till, 1);
    try (TestBrowser browser = browser("anna", "en")) {
      String page = browser.get("/console/stations/S001/tanks").body();
      assertThat(page)
          .as("28,500 L of safe fill less 17,930 L of product and 31 L of water")
          .contains(">10,539.000<");
      assertThat(page)
          .contains("High water", "Low product", "Leaves its usual course", "Delivery short")
          .contains("Fuel without a fill", "1/1", "-120.500", "LN-2231")
          .as("the variance of the day, and what ran through a nozzle without a fill")
          .contains(">-120.500<", ">+8.500<")
          .as("a rise without a paper; one that was dismissed is none")
          .contains(">4,000.000<")
          .doesNotContain(">2,000.000<", "Probe fault");
      String all = browser.get("/console/tanks").body();
      assertThat(all).contains("High water", "Leaves its usual course", "/stations/S001/tanks");

      String held = browser.get("/console").body();
      assertThat(held)
          .contains("New fuel prices are not at the pumps yet:", "a pump is released or fuelling.")
          .contains("The pumps wait until somebody has changed the price sign.", "7.99")
          .contains("Person 7007: somebody else has this number there")
          .contains("Article 1001: one of its codes is another article’s", "and 1 more")
          .as("a kind of record that this program does not know")
          .contains("Record M-1: not valid");
      int next = journal.size() + 1;
      evening.followed();
      send(till, next);
      assertThat(browser.get("/console").body())
          .doesNotContain("New fuel prices", "The pumps wait", "7007", "Article 1001");
    }
  }

  @Test
  void callsOutWhatAGaugeSaidLongAgoUntilTheTankIsTakenOut() throws Exception {
    Stations stations = office.headOffice().stations();
    stations.addSite(new Stations.Site("S009", "Hilltop", "Asia/Shanghai", "CNY"));
    stations.addTill("S009", "WT");
    TestTill till = new TestTill(office.port());
    String code = office.headOffice().codes().make("S009", "WT", "test").text();
    assertThat(till.enrol(code, "S009", "WT", false).status()).isEqualTo(201);
    TestJournal journal = new TestJournal("S009", "WT");
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    new TestEvening(journal, LocalDate.now().minusDays(60), now.minus(Duration.ofDays(60)))
        .start()
        .watched();
    assertThat(till.postLines(journal.all()).status()).isEqualTo(200);
    User dora = new User("dora", "Dora", Role.STATION_MANAGER, "S009", "en", true);
    try (TestBrowser browser = new TestBrowser(office, dora)) {
      assertThat(browser.get("/console/tanks").body()).contains("High water");
      int next = journal.size() + 1;
      TestEvening today =
          new TestEvening(journal, LocalDate.now(), now.minus(Duration.ofHours(9))).watched();
      assertThat(till.postLines(journal.lines(next, journal.size())).status()).isEqualTo(200);
      assertThat(browser.get("/console/tanks").body())
          .contains("High water", "Leaves its usual course");

      int last = journal.size() + 1;
      today.firstTankGone();
      assertThat(till.postLines(journal.lines(last, journal.size())).status()).isEqualTo(200);
      for (String page : List.of("/console/tanks", "/console/stations/S009/tanks")) {
        assertThat(browser.get(page).body())
            .doesNotContain("High water", "Leaves its usual course");
      }
      String stationPage = "/console/stations/S009/tanks";
      assertThat(browser.get(stationPage).body()).contains("<strong>2</strong>");
      last = journal.size() + 1;
      today.noTanks();
      assertThat(till.postLines(journal.lines(last, journal.size())).status()).isEqualTo(200);
      assertThat(browser.get(stationPage).body()).doesNotContain("<strong>2</strong>");
      assertThat(new Tanks(database.jdbi()).levels("S009", LocalDate.EPOCH, LocalDate.EPOCH))
          .isEmpty();
    }
  }

  @Test
  void namesThePumpsThatDoNotShowThePriceAlsoAfterAStartOfTheTill() throws Exception {
    TestJournal pumps = new TestJournal("S001", "WP");
    Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(9));
    TestEvening evening = new TestEvening(pumps, LocalDate.now(), from);
    evening.start().priced(List.of(3, 5)).start();
    TestTill till = office.enrolled("WP");
    assertThat(till.postLines(pumps.all()).status()).isEqualTo(200);
    try (TestBrowser browser = browser("anna", "en")) {
      assertThat(browser.get("/console").body())
          .contains("Pumps that do not show the new prices yet:", "Pump 3", "Pump 5");
      int next = pumps.size() + 1;
      evening.priced(List.of());
      assertThat(till.postLines(pumps.lines(next, pumps.size())).status()).isEqualTo(200);
      assertThat(browser.get("/console").body()).doesNotContain("Pumps that do not show");
    }
  }

  @Test
  void findsWhatWasDoneByTheWordsOfTheReader() throws Exception {
    try (TestBrowser english = browser("anna", "en");
        TestBrowser chinese = browser("bo", "zh");
        TestBrowser spanish = browser("carla", "es")) {
      english.post("/console/stations/S001/tills", Map.of("till", "W9"));
      assertThat(audit(english, "Till added")).contains("S001/W9");
      assertThat(audit(english, "TILL.ADDED")).contains("S001/W9");
      assertThat(audit(chinese, "%E6%96%B0%E5%A2%9E%E6%94%B6%E9%93%B6%E6%9C%BA"))
          .contains("S001/W9");
      assertThat(audit(spanish, "caja nueva")).contains("S001/W9");
      assertThat(audit(spanish, "till added")).doesNotContain("S001/W9");
    }
  }

  private static String audit(TestBrowser browser, String typed) throws Exception {
    return browser.get("/console/audit?q=" + typed.replace(" ", "+")).body();
  }
}
