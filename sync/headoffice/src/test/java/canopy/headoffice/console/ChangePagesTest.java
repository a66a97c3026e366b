package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.operator.People;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import java.io.IOException;
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
}
