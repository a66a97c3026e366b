package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.event.Json;
import canopy.core.quantity.Rate;
import canopy.core.tax.TaxClass;
import canopy.headoffice.feed.Change;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestTill;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class GoodsPagesTest {
  private static final String ARTICLE = "/console/goods/article";
  private static final String DEPARTMENT = "/console/goods/department";
  private static final String TAX_CLASS = "/console/goods/tax-class";
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
  private static final Map<String, String> NEW =
      Map.of("scope", "*", "version", "0", "new", "true");
  private static final Map<String, String> SHOP =
      with(NEW, "id", "shop", "zh", "商店", "order", "20");
  private static final Map<String, String> FOOD =
      with(NEW, "id", "food", "en", "Food", "rate", "9.5", "included", "true", "tax-en", "VAT");
  private static final Map<String, String> TEA =
      with(
          with(NEW, "id", "7001", "zh", "乌龙茶", "en", "Oolong tea", "es", "Té oolong"),
          Map.of(
              "codes",
              "6901234567892 55",
              "department",
              "shop",
              "taxClass",
              "food",
              "unit",
              "PIECE",
              "price",
              "4.50",
              "cost",
              "2,125",
              "age",
              "0",
              "active",
              "true"));

  private final TestDatabase database;
  private TestHeadOffice office;

  GoodsPagesTest(TestDatabase database) {
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
  }

  @AfterEach
  void stop() {
    office.close();
  }

  private static Map<String, String> with(Map<String, String> form, String... more) {
    Map<String, String> next = new HashMap<>(form);
    for (int i = 0; i < more.length; i += 2) {
      next.put(more[i], more[i + 1]);
    }
    return next;
  }

  private static Map<String, String> with(Map<String, String> form, Map<String, String> more) {
    Map<String, String> next = new HashMap<>(form);
    next.putAll(more);
    return next;
  }

  private TestBrowser chief() throws Exception {
    return new TestBrowser(office, new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true));
  }

  /** Somebody at head office, when a department and a tax class are there. */
  private TestBrowser chiefWithGroups() throws Exception {
    TestBrowser browser = chief();
    saved(browser, DEPARTMENT, SHOP);
    saved(browser, TAX_CLASS, FOOD);
    return browser;
  }

  private static void saved(TestBrowser browser, String path, Map<String, String> form)
      throws Exception {
    HttpResponse<String> answer = browser.post(path, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void refused(
      TestBrowser browser, String path, Map<String, String> form, int status, String sentence)
      throws Exception {
    HttpResponse<String> answer = browser.post(path, form);
    assertThat(answer.statusCode()).as(form.toString()).isEqualTo(status);
    assertThat(answer.body()).contains(sentence);
  }

  private <T> Optional<T> seen(String site, String kind, String key, Class<T> type)
      throws Exception {
    for (Change change : office.headOffice().feed().snapshot(site, null, 10_000).records()) {
      if (change.kind().equals(kind) && change.key().equals(key)) {
        return Optional.of(Json.mapper().readValue(change.data(), type));
      }
    }
    return Optional.empty();
  }

  private static String version(String page) {
    Matcher found = VERSION.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  @Test
  void aTillGetsTheNewArticleWithItsDepartmentAndTaxClass() throws Exception {
    TestTill till = office.enrolled("T1");
    try (TestBrowser browser = chiefWithGroups()) {
      saved(browser, ARTICLE, TEA);
      TestTill.Answer answer = till.get("/v1/feed/snapshot");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(answer.toString()).contains("7001", "乌龙茶", "6901234567892");
      Article tea = seen("S001", "article", "7001", Article.class).orElseThrow();
      assertThat(tea.codes()).containsExactly("6901234567892", "55");
      assertThat(tea.price().tenthsOfMinor()).isEqualTo(4_500);
      TaxClass food = seen("S001", "taxClass", "food", TaxClass.class).orElseThrow();
      assertThat(food.taxes().getFirst().rate()).isEqualTo(new Rate(95_000));
      for (String text : new String[] {"6901234567892", "乌龙", "OOLONG", "7001"}) {
        assertThat(
                browser
                    .get("/console/goods?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .body())
            .contains("/console/goods/article?scope=*&amp;id=7001");
      }
      assertThat(browser.get("/console/goods/groups").body()).contains("商店", "9.5 %", "20");
    }
  }

  @Test
  void aChangeIsWrittenDownWithWhatWasAndRefusedWhenSomebodyWasFaster() throws Exception {
    try (TestBrowser browser = chiefWithGroups()) {
      saved(browser, ARTICLE, TEA);
      String page = browser.get(ARTICLE + "?scope=*&id=7001").body();
      assertThat(page).contains("Oolong tea", "2.125", "4.50");
      Map<String, String> change =
          with(TEA, "version", version(page), "new", "false", "price", "5", "favourite", "true");
      saved(browser, ARTICLE, change);
      assertThat(browser.get("/console/audit").body())
          .contains(
              "article.decided",
              "Price: 4.50; Sold by: Piece",
              "Price: 4.50 \u2192 5.00; First hot keys: No \u2192 Yes");
      refused(
          browser, ARTICLE, with(change, "en", "Typed once"), 409, "Somebody else changed 7001");
      refused(browser, ARTICLE, with(change, "en", "Typed once"), 409, "Typed once");
      assertThat(seen("S001", "article", "7001", Article.class).orElseThrow().name().en())
          .isEqualTo("Oolong tea");
      refused(browser, ARTICLE, with(TEA, "codes", ""), 409, "There is a 7001 already");
    }
  }

  @Test
  void whatATillWouldLeaveOutIsRefusedAndNothingThatWasTypedIsLost() throws Exception {
    try (TestBrowser browser = chiefWithGroups()) {
      saved(browser, ARTICLE, TEA);
      Map<String, String> other = with(TEA, "id", "7002", "codes", "77", "en", "Typed tea");
      Map<String[], String> wrong = new HashMap<>();
      wrong.put(new String[] {"codes", "6901234567893"}, "its last one would be 2");
      wrong.put(new String[] {"codes", "78 6901234567892"}, "is that of article 7001");
      wrong.put(new String[] {"codes", "条码"}, "A code has 1 to 40");
      wrong.put(new String[] {"codes", codes(51)}, "at most 50 codes");
      wrong.put(new String[] {"id", "a b"}, "1 to 40 of A-Z");
      wrong.put(new String[] {"department", "none"}, "There is no department none");
      wrong.put(new String[] {"taxClass", "none"}, "There is no tax class none");
      wrong.put(new String[] {"price", "0"}, "A price is more than nothing");
      wrong.put(new String[] {"price", "1.2345"}, "at most 3 decimals");
      wrong.put(new String[] {"price", "1e9"}, "at most 3 decimals");
      wrong.put(new String[] {"cost", "9999999"}, "A cost is nothing or more");
      wrong.put(new String[] {"age", "121"}, "An age limit");
      wrong.put(new String[] {"unit", "LITRE"}, "The record is not valid");
      wrong.put(new String[] {"version", "x"}, "The record is not valid");
      for (Map.Entry<String[], String> one : wrong.entrySet()) {
        Map<String, String> form = with(other, one.getKey());
        refused(browser, ARTICLE, form, 400, one.getValue());
        refused(browser, ARTICLE, form, 400, "Typed tea");
      }
      Map<String, String> nameless = with(other, "zh", "", "en", "", "es", "");
      refused(browser, ARTICLE, nameless, 400, "A name is needed in at least one language");
      refused(browser, ARTICLE, with(other, "es", "x".repeat(201)), 400, "at most 200");
      refused(browser, TAX_CLASS, with(FOOD, "id", "t2", "rate", "100.5"), 400, "A rate is");
      refused(browser, DEPARTMENT, with(SHOP, "id", "d2", "order", "-1"), 400, "A place in the");
      assertThat(seen("S001", "article", "7002", Article.class)).isEmpty();
      browser.post("/console/language", Map.of("language", "es"));
      refused(browser, ARTICLE, with(other, "age", "x"), 400, "La edad mínima");
      browser.post("/console/language", Map.of("language", "zh"));
      refused(browser, ARTICLE, with(other, "age", "x"), 400, "最低年龄");
    }
  }

  private static String codes(int count) {
    StringBuilder codes = new StringBuilder();
    for (int i = 0; i < count; i++) {
      codes.append(100 + i).append('\n');
    }
    return codes.toString();
  }

  @Test
  void aStationManagerMakesTheOwnRecordOfAnArticleAndNoOther() throws Exception {
    try (TestBrowser browser = chiefWithGroups()) {
      saved(browser, ARTICLE, TEA);
    }
    try (TestBrowser browser =
        new TestBrowser(office, new User("mia", "Mia", Role.STATION_MANAGER, "S001", "en", true))) {
      assertThat(browser.get(ARTICLE + "?scope=*&id=7001").body())
          .contains("Own record of S001")
          .doesNotContain(">Save<");
      String page = browser.get(ARTICLE + "?scope=S001&id=7001").body();
      assertThat(version(page)).isEqualTo("0");
      Map<String, String> own = with(TEA, "scope", "S001", "new", "false", "price", "4.90");
      saved(browser, ARTICLE, own);
      assertThat(price("S001")).isEqualTo(4_900);
      assertThat(price("S002")).isEqualTo(4_500);
      // The code is taken at the own station only by the own record.
      Map<String, String> second = with(own, "id", "7003", "new", "true", "codes", "55");
      refused(browser, ARTICLE, second, 400, "is that of article 7001");
      assertThat(browser.post(ARTICLE, TEA).statusCode()).isEqualTo(403);
      assertThat(browser.post(ARTICLE, with(own, "scope", "S002")).statusCode()).isEqualTo(404);
      assertThat(browser.post(DEPARTMENT, SHOP).statusCode()).isEqualTo(403);
    }
    try (TestBrowser browser =
        new TestBrowser(office, new User("vera", "Vera", Role.VIEWER, null, "en", true))) {
      assertThat(browser.get(ARTICLE + "?scope=*").statusCode()).isEqualTo(403);
      assertThat(browser.get("/console/goods/groups").statusCode()).isEqualTo(403);
      assertThat(browser.post(ARTICLE, TEA).statusCode()).isEqualTo(403);
      assertThat(browser.get("/console/goods").body()).doesNotContain(ARTICLE);
    }
  }

  @Test
  void aPriceFarFromTheOneInForceIsSavedWhenItIsTickedAsRight() throws Exception {
    try (TestBrowser browser = chiefWithGroups()) {
      saved(browser, ARTICLE, TEA);
      String version = version(browser.get(ARTICLE + "?scope=*&id=7001").body());
      Map<String, String> dear = with(TEA, "new", "false", "version", version, "price", "450");
      refused(browser, ARTICLE, dear, 409, "The price 450.00 is far from the one in force, 4.50");
      refused(browser, ARTICLE, with(dear, "confirm", "45"), 409, "The price 450 is right");
      assertThat(price("S001")).isEqualTo(4_500);
      saved(browser, ARTICLE, with(dear, "confirm", "450"));
      assertThat(price("S001")).isEqualTo(450_000);
      assertThat(browser.get("/console/audit").body()).contains("Price: 4.50 \u2192 450.00");
    }
  }

  @Test
  void anArticleMadeByMistakeIsTakenBackWithItsPlansAndAnOwnRecordGivesWay() throws Exception {
    String remove = ARTICLE + "/remove";
    try (TestBrowser browser = chiefWithGroups()) {
      saved(browser, ARTICLE, TEA);
      String page = browser.get(ARTICLE + "?scope=*&id=7001").body();
      Map<String, String> all = Map.of("scope", "*", "id", "7001", "version", version(page));
      saved(browser, ARTICLE, with(TEA, "scope", "S001", "new", "false", "price", "4.90"));
      String later = LocalDate.now().plusDays(30) + "T06:00";
      Map<String, String> plan = Map.of("target", "ARTICLE", "key", "7001", "scope", "*");
      plan = with(plan, "price", "6.00", "at", later);
      Matcher asked =
          Pattern.compile("name=\"confirm\" value=\"([^\"]+)\"")
              .matcher(browser.post("/console/prices", plan).body());
      assertThat(asked.find()).isTrue();
      saved(browser, "/console/prices", with(plan, "confirm", asked.group(1)));
      assertThat(office.headOffice().feed().snapshot("S002", null, 10_000).records())
          .anyMatch(one -> one.kind().equals("plannedPrice"));

      page = browser.get(ARTICLE + "?scope=S001&id=7001").body();
      assertThat(page).contains("Take back the own record of S001");
      Map<String, String> own = Map.of("scope", "S001", "id", "7001", "version", version(page));
      refused(browser, remove, with(own, "version", "1"), 409, "Somebody else changed 7001");
      saved(browser, remove, own);
      assertThat(price("S001")).isEqualTo(4_500);
      assertThat(browser.get(ARTICLE + "?scope=S001&id=7001").body())
          .as("nothing of its own is left to be taken back")
          .doesNotContain(remove);
      refused(browser, remove, own, 404, "There is no article or fuel 7001");

      saved(browser, remove, all);
      assertThat(seen("S001", "article", "7001", Article.class)).isEmpty();
      assertThat(office.headOffice().feed().snapshot("S002", null, 10_000).records())
          .noneMatch(one -> one.kind().equals("plannedPrice"));
      assertThat(browser.get("/console/audit").body()).contains("article.removed", "Oolong tea");
      saved(browser, ARTICLE, TEA);
      assertThat(price("S002")).isEqualTo(4_500);
    }
    try (TestBrowser browser =
        new TestBrowser(office, new User("mia", "Mia", Role.STATION_MANAGER, "S001", "en", true))) {
      Map<String, String> all = Map.of("scope", "*", "id", "7001", "version", "1");
      assertThat(browser.post(remove, all).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aDepartmentAndATaxClassAreTakenBackWhenNothingBelongsToThem() throws Exception {
    try (TestBrowser browser = chiefWithGroups()) {
      saved(browser, ARTICLE, TEA);
      String version = version(browser.get(DEPARTMENT + "?scope=*&id=shop").body());
      Map<String, String> shop = Map.of("scope", "*", "id", "shop", "version", version);
      refused(browser, DEPARTMENT + "/remove", shop, 409, "7001 belongs to it.");
      version = version(browser.get(TAX_CLASS + "?scope=*&id=food").body());
      Map<String, String> food = Map.of("scope", "*", "id", "food", "version", version);
      refused(browser, TAX_CLASS + "/remove", food, 409, "7001 belongs to it.");
      saved(browser, DEPARTMENT, with(SHOP, "scope", "S001", "new", "false", "order", "5"));
      version = version(browser.get(DEPARTMENT + "?scope=S001&id=shop").body());
      saved(
          browser,
          DEPARTMENT + "/remove",
          Map.of("scope", "S001", "id", "shop", "version", version));
      String page = browser.get(ARTICLE + "?scope=*&id=7001").body();
      saved(
          browser,
          ARTICLE + "/remove",
          Map.of("scope", "*", "id", "7001", "version", version(page)));
      refused(browser, DEPARTMENT + "/remove", with(shop, "version", "1"), 409, "Somebody else");
      saved(browser, DEPARTMENT + "/remove", shop);
      saved(browser, TAX_CLASS + "/remove", food);
      assertThat(seen("S001", "department", "shop", Object.class)).isEmpty();
      assertThat(seen("S001", "taxClass", "food", Object.class)).isEmpty();
      assertThat(browser.get("/console/audit").body())
          .contains("Department taken back", "Tax class taken back");
    }
  }

  @Test
  void aRecordThatWouldComeBackWithACodeOfAnotherArticleStaysAway() throws Exception {
    try (TestBrowser browser = chiefWithGroups()) {
      saved(browser, ARTICLE, TEA);
      saved(browser, ARTICLE, with(TEA, "scope", "S001", "new", "false", "codes", "77"));
      saved(browser, ARTICLE, with(TEA, "scope", "S001", "id", "7002", "codes", "55"));
      String page = browser.get(ARTICLE + "?scope=S001&id=7001").body();
      Map<String, String> own = Map.of("scope", "S001", "id", "7001", "version", version(page));
      refused(browser, ARTICLE + "/remove", own, 400, "The code 55 is that of article 7002");
    }
  }

  private long price(String site) throws Exception {
    return seen(site, "article", "7001", Article.class).orElseThrow().price().tenthsOfMinor();
  }

  @Test
  void aTaxClassOfSeveralTaxesKeepsThem() throws Exception {
    try (TestBrowser browser = chiefWithGroups()) {
      database
          .jdbi()
          .useHandle(
              h ->
                  h.execute(
                      """
                      UPDATE record SET data = jsonb_set(data, '{taxes}', data->'taxes' || jsonb_build_array(jsonb_set(data->'taxes'->0, '{id}', '"duty"')))
                      WHERE kind = 'taxClass'
                      """));
      String page = browser.get(TAX_CLASS + "?scope=*&id=food").body();
      assertThat(page).contains("They stay as they are").doesNotContain("name=\"rate\"");
      Map<String, String> form =
          with(NEW, "id", "food", "version", version(page), "new", "false", "en", "Groceries");
      saved(browser, TAX_CLASS, form);
      TaxClass food = seen("S001", "taxClass", "food", TaxClass.class).orElseThrow();
      assertThat(food.name().en()).isEqualTo("Groceries");
      assertThat(food.taxes()).hasSize(2);
    }
  }
}
