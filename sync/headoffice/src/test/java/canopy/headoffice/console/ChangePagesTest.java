package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.operator.People;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.TaxClass;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.feed.StationChanges;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class ChangePagesTest {
  private final TestDatabase database;
  private TestHeadOffice office;

  ChangePagesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute("DELETE FROM console_user");
              h.execute("TRUNCATE local_change, local_answer, local_policy");
              h.execute("DELETE FROM record WHERE kind IN ('grade', 'article', 'answer')");
              h.execute(
                  """
                  INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked)
                  VALUES (41, now(), 7990, 7860, 0, '2026-11-22', 'S001', 'T1', '2001', 'GRADE_PRICE', '1', NULL, true),
                    (42, now(), 5500, NULL, 0, '2026-11-22', 'S001', 'T1', '2001', 'NEW_ARTICLE', 'pie', '{"id":"pie","name":{"zh":"派","en":"Pie","es":"Pastel"},"department":"shop","taxClass":"13","price":{"tenthsOfMinor":5500},"unit":"PIECE","minimumAgeYears":0,"active":true,"codes":[],"favourite":false}', true),
                    (43, now(), 5500, NULL, 0, '2026-11-22', 'S001', 'T1', '2001', 'GRADE_PRICE', '9', NULL, false)
                  """);
            });
    office = new TestHeadOffice(database);
    People.Person mia = new People.Person("2001", "Mia", "manager", Language.EN, true);
    FuelGrade grade = new FuelGrade(1, Names.same("92#"), "standard", new UnitPrice(7_860));
    office
        .headOffice()
        .feed()
        .apply(
            List.of(
                Edit.everywhere(
                    RecordKind.DEPARTMENT,
                    "shop",
                    Json.mapper().valueToTree(new Department("shop", Names.same("Shop"), 1))),
                Edit.everywhere(
                    RecordKind.TAX_CLASS,
                    "13",
                    Json.mapper().valueToTree(new TaxClass("13", Names.same("13"), List.of()))),
                Edit.everywhere(RecordKind.GRADE, "1", Json.mapper().valueToTree(grade)),
                Edit.everywhere(RecordKind.OPERATOR, "2001", Json.mapper().valueToTree(mia))),
            "chief");
  }

  @AfterEach
  void stop() {
    office.close();
  }

  private List<String> records(String site) {
    return office.headOffice().feed().snapshot(site, null, 10_000).records().stream()
        .map(one -> one.kind() + " " + one.key() + " " + one.data())
        .toList();
  }

  @Test
  void aPersonSaysYesOrNoOnceAndTheRecordFollows() throws Exception {
    try (TestBrowser browser =
        new TestBrowser(office, new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true))) {
      String page = browser.get("/console/changes").body();
      assertThat(page)
          .contains(
              "Pie", "92#", "Mia 2001", "7.99", "7.86", "Head office has changed the same since.");
      String price = "/console/changes/S001/T1/41";
      assertThat(browser.post(price, Map.of("accepted", "true")).statusCode()).isEqualTo(200);
      assertThat(browser.post(price, Map.of("accepted", "true")).statusCode()).isEqualTo(409);
      assertThat(records("S001"))
          .anySatisfy(one -> assertThat(one).startsWith("grade 1 ").contains("7990"))
          .anySatisfy(
              one -> assertThat(one).startsWith("answer T1/41 ").containsPattern("\"to\": ?41"));
      assertThat(records("S002"))
          .anySatisfy(one -> assertThat(one).startsWith("grade 1 ").contains("7860"))
          .noneSatisfy(one -> assertThat(one).startsWith("answer"));
      String article = "/console/changes/S001/T1/42";
      assertThat(browser.post(article, Map.of("accepted", "false")).statusCode())
          .as("without a reason")
          .isEqualTo(400);
      assertThat(browser.post(article, Map.of("accepted", "false", "reason", "No pies")).body())
          .contains("No pies", "Nothing waits");
      assertThat(records("S001")).noneSatisfy(one -> assertThat(one).startsWith("article pie"));
      assertThat(
              browser.post("/console/changes/S001/T1/43", Map.of("accepted", "true")).statusCode())
          .as("nobody was asked")
          .isEqualTo(409);
      assertThat(browser.get("/console/audit").body())
          .contains("change.accepted", "change.refused");
    }
  }

  @Test
  void aYesToTheLaterPriceEndsTheEarlierOne() throws Exception {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked)
                    VALUES (44, now(), 8010, 7990, 0, '2026-11-22', 'S001', 'T1', '2001', 'GRADE_PRICE', '1', NULL, true),
                      (45, now(), 8020, 8010, 0, '2026-11-22', 'S001', 'T1', '2001', 'GRADE_PRICE', '1', NULL, true)
                    """));
    try (TestBrowser browser =
        new TestBrowser(office, new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true))) {
      browser.post("/console/changes/S001/T1/44", Map.of("accepted", "true"));
      for (Map.Entry<String, Integer> one : Map.of("41", 409, "45", 200).entrySet()) {
        assertThat(
                browser
                    .post("/console/changes/S001/T1/" + one.getKey(), Map.of("accepted", "true"))
                    .statusCode())
            .as(one.getKey())
            .isEqualTo(one.getValue());
      }
    }
    assertThat(records("S001"))
        .anySatisfy(one -> assertThat(one).startsWith("grade 1 ").contains("8020"));
  }

  @Test
  void aPriceThatLooksMistypedIsAcceptedOnlyWhenTickedAsRight() throws Exception {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked)
                    VALUES (46, now(), 78600, 7860, 0, '2026-11-22', 'S001', 'T1', '2001', 'GRADE_PRICE', '1', NULL, true)
                    """));
    String far = "/console/changes/S001/T1/46";
    try (TestBrowser browser =
        new TestBrowser(office, new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true))) {
      browser.post("/console/changes/policy", Map.of("kind", "GRADE_PRICE", "byItself", "true"));
      new StationChanges(database.jdbi(), office.headOffice().feed(), Clock.systemUTC()).settle();
      assertThat(browser.get("/console/changes").body())
          .contains("Look at the decimal point", "The price 78.60 is right");
      assertThat(browser.post(far, Map.of("accepted", "true")).statusCode()).isEqualTo(409);
      assertThat(browser.post(far, Map.of("accepted", "true", "confirm", "7.86")).statusCode())
          .as("another price was ticked")
          .isEqualTo(409);
      assertThat(records("S001"))
          .noneSatisfy(one -> assertThat(one).startsWith("grade 1 ").contains("78600"));
      assertThat(browser.post(far, Map.of("accepted", "true", "confirm", "78.60")).statusCode())
          .isEqualTo(200);
    }
    assertThat(records("S001"))
        .anySatisfy(one -> assertThat(one).startsWith("grade 1 ").contains("78600"));
  }

  @Test
  void whatWaitsForAPersonHoldsUpNothingElse() throws Exception {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked)
                    SELECT 1000 + n, now() - interval '1 day', 7990, 7860, -1, '2026-11-22', 'S002', 'T1', '2001', 'GRADE_PRICE', '1', NULL, true
                    FROM generate_series(1, 450) n
                    """));
    try (TestBrowser browser =
        new TestBrowser(office, new User("mia", "Mia", Role.STATION_MANAGER, "S001", "en", true))) {
      assertThat(browser.get("/console/changes").body()).contains("Pie");
    }
    try (TestBrowser browser =
        new TestBrowser(office, new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true))) {
      browser.post("/console/changes/policy", Map.of("kind", "GRADE_PRICE", "byItself", "true"));
      browser.post("/console/changes/policy", Map.of("kind", "NEW_ARTICLE", "byItself", "true"));
    }
    long end = System.nanoTime() + 60_000_000_000L;
    while (records("S001").stream().noneMatch(one -> one.startsWith("article pie"))) {
      assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void onlyHeadOfficeAnswersAndSetsWhoDecides() throws Exception {
    try (TestBrowser browser =
        new TestBrowser(office, new User("mia", "Mia", Role.STATION_MANAGER, "S001", "en", true))) {
      assertThat(browser.get("/console/changes").body()).contains("Pie");
      assertThat(
              browser.post("/console/changes/S001/T1/41", Map.of("accepted", "true")).statusCode())
          .isEqualTo(403);
      Map<String, String> policy = Map.of("kind", "NEW_ARTICLE", "byItself", "true");
      assertThat(browser.post("/console/changes/policy", policy).statusCode()).isEqualTo(403);
    }
    try (TestBrowser browser =
        new TestBrowser(office, new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true))) {
      assertThat(
              browser
                  .post("/console/changes/policy", Map.of("kind", "ALL", "byItself", "true"))
                  .statusCode())
          .isEqualTo(400);
      browser.post("/console/changes/policy", Map.of("kind", "NEW_ARTICLE", "byItself", "true"));
      long end = System.nanoTime() + 60_000_000_000L;
      while (records("S001").stream().noneMatch(one -> one.startsWith("article pie"))) {
        assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
        Thread.onSpinWait();
      }
      assertThat(records("S001")).anySatisfy(one -> assertThat(one).startsWith("answer T1/42"));
      assertThat(browser.get("/console/changes").body())
          .as("the price was changed on both sides")
          .contains("7.99");
    }
  }

  /** 300 articles of one file: one has a code that is taken, one is at head office by now. */
  private void aFile() {
    database
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    """
                    INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked, batch_id, batch_file)
                    SELECT 2000 + n, now(), 5500, NULL, 0, '2026-11-22', 'S001', 'T1', '2001', 'NEW_ARTICLE', 'new' || n,
                      jsonb_build_object('id', 'new' || n, 'name', jsonb_build_object('zh', '', 'en', 'Article ' || n, 'es', ''), 'department', 'shop', 'taxClass', '13',
                        'price', jsonb_build_object('tenthsOfMinor', 5500), 'unit', 'PIECE', 'minimumAgeYears', 0, 'active', true,
                        'codes', jsonb_build_array(CASE n WHEN 7 THEN '555' ELSE 'code' || n END), 'favourite', false),
                      true, 'ab12', 'goods.csv'
                    FROM generate_series(1, 300) n
                    """));
    Article there =
        new Article(
            "there",
            Names.same("There"),
            "shop",
            "13",
            new UnitPrice(5_500),
            Quantity.Unit.PIECE,
            0,
            true,
            List.of("555"),
            false);
    Article same =
        new Article(
            "new9",
            Names.same("Nine"),
            "shop",
            "13",
            new UnitPrice(5_500),
            Quantity.Unit.PIECE,
            0,
            true,
            List.of(),
            false);
    office
        .headOffice()
        .feed()
        .apply(
            List.of(
                Edit.everywhere(RecordKind.ARTICLE, "there", Json.mapper().valueToTree(there)),
                Edit.everywhere(RecordKind.ARTICLE, "new9", Json.mapper().valueToTree(same))),
            "chief");
  }

  @Test
  void whatCameInWithOneFileIsAnsweredTogetherOrSingly() throws Exception {
    aFile();
    String file = "/console/changes/S001/T1/file/ab12";
    try (TestBrowser browser =
        new TestBrowser(office, new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true))) {
      assertThat(browser.get("/console/changes").body())
          .contains("goods.csv", "<td class=\"number\">300</td>")
          .doesNotContain("Article 17");
      assertThat(browser.get(file).body())
          .contains("Article 1", "Article 50", "?after=2050")
          .doesNotContain("Article 51");
      assertThat(browser.get(file + "?after=2050").body())
          .contains("Article 51")
          .doesNotContain("Article 50<");
      assertThat(
              browser
                  .post(
                      "/console/changes/S001/T1/2001",
                      Map.of("accepted", "false", "reason", "Not ours", "batch", "ab12"))
                  .body())
          .as("back on the page of the file")
          .contains("Article 2");
      assertThat(browser.post(file, Map.of("accepted", "false")).statusCode())
          .as("without a reason")
          .isEqualTo(400);
      assertThat(browser.post(file, Map.of("accepted", "true")).body())
          .contains(
              "297 answered. 2 wait for an answer of their own.", "File goods.csv: 297 articles");
      assertThat(records("S001").stream().filter(one -> one.startsWith("article new")))
          .hasSize(298);
      assertThat(records("S002").stream().filter(one -> one.startsWith("article new")))
          .as("those are the station's")
          .hasSize(1);
      assertThat(records("S001").stream().filter(one -> one.startsWith("answer"))).hasSize(298);
      assertThat(browser.get(file).body())
          .contains("Article 7", "Article 9")
          .doesNotContain("Article 8");
      assertThat(browser.post("/console/changes/S001/T1/2007", Map.of("accepted", "true")).body())
          .contains("The code 555 is that of article there");
      assertThat(browser.post(file, Map.of("accepted", "false", "reason", "No")).body())
          .contains("2 answered. 0 wait");
      assertThat(browser.post(file, Map.of("accepted", "true")).statusCode()).isEqualTo(409);
      assertThat(browser.get("/console/audit").body())
          .contains("S001/T1 goods.csv", "Accepted: 297", "Refused: 2 · No", "Not ours");
    }
  }

  @Test
  void aStationManagerSeesAFileOfHisStationAndAnswersNothing() throws Exception {
    aFile();
    String file = "/console/changes/S001/T1/file/ab12";
    try (TestBrowser browser =
        new TestBrowser(office, new User("mia", "Mia", Role.STATION_MANAGER, "S001", "en", true))) {
      assertThat(browser.get(file).body()).contains("Article 1").doesNotContain("Accept all");
      assertThat(browser.post(file, Map.of("accepted", "true")).statusCode()).isEqualTo(403);
      assertThat(browser.get("/console/changes/S002/T1/file/ab12").statusCode()).isEqualTo(404);
    }
  }
}
