package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class PricePagesTest {
  private static final String PRICES = "/console/prices";
  private static final String QUESTION = "Is this price right?";
  private static final Pattern CONFIRM = Pattern.compile("name=\"confirm\" value=\"([^\"]+)\"");
  private static final Map<String, String> FUEL =
      Map.of("scope", "*", "target", "GRADE", "key", "1");

  private final TestDatabase database;
  private TestHeadOffice office;

  PricePagesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute("DELETE FROM console_user");
              h.execute("DELETE FROM record");
            });
    office = new TestHeadOffice(database);
    put("*", RecordKind.GRADE, "1", fuel(7_380));
    put("*", RecordKind.ARTICLE, "7001", tea());
  }

  @AfterEach
  void stop() {
    office.close();
  }

  private void put(String scope, RecordKind kind, String key, Object record) {
    Edit edit = new Edit(scope, kind, key, Json.mapper().valueToTree(record), Edit.ANY);
    office.headOffice().feed().apply(List.of(edit), "test");
  }

  private static FuelGrade fuel(long priceTenths) {
    return new FuelGrade(1, Names.same("92#"), "standard", new UnitPrice(priceTenths));
  }

  private static Article tea() {
    return new Article(
        "7001",
        Names.same("Tea"),
        "shop",
        "food",
        new UnitPrice(4_500),
        Quantity.Unit.PIECE,
        0,
        true,
        List.of(),
        false);
  }

  private TestBrowser chief(String language) throws Exception {
    return new TestBrowser(
        office, new User("anna", "Anna", Role.HEAD_OFFICE, null, language, true));
  }

  private static Map<String, String> with(Map<String, String> form, String... more) {
    Map<String, String> next = new HashMap<>(form);
    for (int i = 0; i < more.length; i += 2) {
      next.put(more[i], more[i + 1]);
    }
    return next;
  }

  private String inForce(String scope, RecordKind kind, String key) {
    office.headOffice().prices().settle();
    return office.headOffice().feed().record(scope, kind, key).toString();
  }

  @Test
  void theFormOfAStationsOwnPriceChoosesThatStation() throws Exception {
    put("S001", RecordKind.GRADE, "1", fuel(7_400));
    try (TestBrowser browser = chief("en")) {
      String page = browser.get("/console/goods").body();
      String own = page.substring(page.indexOf("<td>S001</td>"));
      assertThat(
              own.substring(0, own.indexOf("</tr>")).split("<option value=\"S001\" selected>", -1))
          .as("the price and the cost of the row")
          .hasSize(3);
      String all = page.substring(page.indexOf("<td>All stations</td>"));
      assertThat(all.substring(0, all.indexOf("</tr>"))).doesNotContain(" selected");
    }
  }

  @Test
  void aPriceFarFromTheOneInForceIsAskedAboutOnce() throws Exception {
    try (TestBrowser browser = chief("en")) {
      HttpResponse<String> asked = browser.post(PRICES, with(FUEL, "price", "738"));
      assertThat(asked.body()).contains(QUESTION, "7.38", "738.00", "+9900 %", "decimal point");
      assertThat(inForce("*", RecordKind.GRADE, "1")).contains("7380");
      assertThat(browser.post(PRICES, with(FUEL, "price", "739", "confirm", "738")).body())
          .as("the answer was to another price")
          .contains(QUESTION);
      assertThat(browser.post(PRICES, with(FUEL, "price", "738", "confirm", "738")).body())
          .doesNotContain(QUESTION);
      assertThat(inForce("*", RecordKind.GRADE, "1")).contains("738000");
    }
  }

  @Test
  void aPriceOfGoodsIsAskedAboutOnBothPages() throws Exception {
    Map<String, String> tea = Map.of("scope", "*", "target", "ARTICLE", "key", "7001");
    try (TestBrowser browser = chief("en")) {
      assertThat(browser.post(PRICES, with(tea, "price", "0.45")).body())
          .contains(QUESTION, "Tea", "-90 %");
      assertThat(inForce("*", RecordKind.ARTICLE, "7001")).contains("4500");
      assertThat(browser.post(PRICES, with(tea, "price", "4.90")).body()).doesNotContain(QUESTION);
      assertThat(inForce("*", RecordKind.ARTICLE, "7001")).contains("4900");
    }
  }

  @Test
  void thirtyPercentIsNotFar() {
    assertThat(new UnitPrice(13_000).isFarFrom(new UnitPrice(10_000))).isFalse();
    assertThat(new UnitPrice(13_001).isFarFrom(new UnitPrice(10_000))).isTrue();
    assertThat(new UnitPrice(7_000).isFarFrom(new UnitPrice(10_000))).isFalse();
    assertThat(new UnitPrice(6_999).isFarFrom(new UnitPrice(10_000))).isTrue();
  }

  @Test
  void aTimeThatIsPastIsRefused() throws Exception {
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    try (TestBrowser browser = chief("en")) {
      Map<String, String> past = with(FUEL, "price", "7.40", "at", now.minusHours(1).toString());
      HttpResponse<String> refused = browser.post(PRICES, past);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("This time is past");
      assertThat(office.headOffice().prices().planned()).isEmpty();
      assertThat(inForce("*", RecordKind.GRADE, "1")).contains("7380");
      Map<String, String> later = with(FUEL, "price", "7.40", "at", now.plusHours(1).toString());
      assertThat(browser.post(PRICES, later).statusCode()).isEqualTo(200);
      assertThat(office.headOffice().prices().planned()).hasSize(1);
    }
  }

  private static String confirm(String page) {
    Matcher found = CONFIRM.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  @Test
  void aPriceForAllLeavesOwnPricesAloneUnlessThePersonSaysTheirsToo() throws Exception {
    put("S001", RecordKind.GRADE, "1", fuel(7_400));
    try (TestBrowser browser = chief("en")) {
      Map<String, String> all = with(FUEL, "price", "7.39");
      String page = browser.post(PRICES, all).body();
      assertThat(page)
          .contains(QUESTION, "have a price of their own: S001", "7.40", "Theirs too")
          .doesNotContain("decimal point");
      assertThat(browser.post(PRICES, with(all, "confirm", "7.39")).body())
          .as("the answer is to a question without stations")
          .contains(QUESTION);
      Map<String, String> own = with(FUEL, "scope", "S001", "price", "7.41");
      assertThat(browser.post(PRICES, own).body()).doesNotContain(QUESTION);
      assertThat(inForce("*", RecordKind.GRADE, "1")).contains("7380");
      assertThat(browser.post(PRICES, with(all, "confirm", confirm(page))).body())
          .as("their price is another one by now")
          .contains(QUESTION, "7.41");
      browser.post(
          PRICES,
          with(all, "confirm", confirm(browser.post(PRICES, all).body()), "theirs", "keep"));
      assertThat(inForce("S001", RecordKind.GRADE, "1")).contains("7410");
      assertThat(inForce("*", RecordKind.GRADE, "1")).contains("7390");
      Map<String, String> next = with(FUEL, "price", "7.45");
      browser.post(
          PRICES,
          with(next, "confirm", confirm(browser.post(PRICES, next).body()), "theirs", "too"));
      assertThat(inForce("S001", RecordKind.GRADE, "1")).contains("7450");
      assertThat(inForce("*", RecordKind.GRADE, "1")).contains("7450");
      assertThat(browser.get("/console/audit").body())
          .contains("Price: 7.38 → 7.39", "Price: 7.39 → 7.45; S001: 7.41 → 7.45");
    }
  }

  @Test
  void aStationThatHasAnOwnPriceByThenIsNamedToo() throws Exception {
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    try (TestBrowser browser = chief("en")) {
      browser.post(
          PRICES, with(FUEL, "scope", "S001", "price", "7.40", "at", now.plusHours(10).toString()));
      assertThat(
              browser
                  .post(PRICES, with(FUEL, "price", "7.39", "at", now.plusHours(1).toString()))
                  .body())
          .doesNotContain(QUESTION);
      assertThat(
              browser
                  .post(PRICES, with(FUEL, "price", "7.39", "at", now.plusHours(20).toString()))
                  .body())
          .contains(QUESTION, "S001", "7.40");
    }
  }

  @Test
  void aRefusedFormComesBackAsItWasTypedWithTheSentenceAtItsField() throws Exception {
    try (TestBrowser browser = chief("en")) {
      Map<String, String> typed =
          with(FUEL, "scope", "S001", "row", "*", "price", "7,3x", "at", "2099-01-01T00:00");
      HttpResponse<String> refused = browser.post(PRICES, typed);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .contains(
              "value=\"7,3x\"",
              "value=\"2099-01-01T00:00\"",
              "<option value=\"S001\" selected>",
              "A price is a number with at most 3 decimals, not 7,3x.");
      assertThat(refused.body().split("aria-invalid", -1)).hasSize(2);
      assertThat(browser.post(PRICES, with(typed, "price", "7.4")).body())
          .contains("value=\"7.4\"", "a year ahead");
      Map<String, String> cost = with(FUEL, "row", "*", "cost", "-1");
      assertThat(browser.post("/console/costs", cost).body())
          .contains("value=\"-1\"", "aria-invalid", "not -1.");
      assertThat(browser.post(PRICES, with(FUEL, "price", "738", "answer", "no")).body())
          .as("thought better of it")
          .contains("value=\"738\"")
          .doesNotContain("aria-invalid");
      assertThat(browser.post(PRICES, with(FUEL, "key", "9", "price", "7.4")).body())
          .contains("There is no article or fuel 9.");
    }
  }

  @Test
  void pricesHaveTheDecimalsOfTheStationsMoney() throws Exception {
    office.headOffice().stations().addSite(new Stations.Site("Y1", "Umi", "Asia/Tokyo", "JPY"));
    put("Y1", RecordKind.ARTICLE, "7001", tea().priced(new UnitPrice(1_500)));
    put("Y1", RecordKind.GRADE, "1", fuel(1_725));
    Map<String, String> tea = Map.of("scope", "Y1", "target", "ARTICLE", "key", "7001");
    try (TestBrowser browser = chief("en")) {
      assertThat(browser.get("/console/goods").body())
          .contains("<td class=\"number\">150</td>", "<td class=\"number\">172.5</td>");
      assertThat(browser.post(PRICES, with(tea, "price", "160.25")).body())
          .contains("at most 1 decimals");
      browser.post(PRICES, with(tea, "price", "160"));
      assertThat(inForce("Y1", RecordKind.ARTICLE, "7001")).contains("1600");
    } finally {
      database.jdbi().useHandle(h -> h.execute("DELETE FROM site WHERE site = 'Y1'"));
    }
  }

  @Test
  void theAuditSaysOldAndNewPriceAndTheTimeInTheReadersWords() throws Exception {
    String at =
        LocalDateTime.now(ZoneOffset.UTC)
            .plusDays(2)
            .truncatedTo(ChronoUnit.DAYS)
            .withHour(1)
            .toString();
    try (TestBrowser browser = chief("zh")) {
      browser.post(PRICES, with(FUEL, "price", "7.40", "at", at));
      String day = at.substring(0, 10);
      assertThat(browser.get("/console/audit").body())
          .contains("全部油站 · 油品 1 92#", "7.38 → 7.40，自 " + day, ":00:00 起")
          .doesNotContain("GRADE 1", " from ", "00Z");
    }
  }
}
