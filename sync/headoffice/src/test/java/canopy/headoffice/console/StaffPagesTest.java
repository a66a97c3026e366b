package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import java.io.IOException;
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
final class StaffPagesTest {
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");
  private static final Map<String, String> LEAD =
      Map.of(
          "scope", "S001",
          "version", "0",
          "id", "lead",
          "name", "值班长",
          "lock", "90",
          "grant.SELL", "ALLOWED",
          "grant.REFUND", "APPROVAL_REQUIRED");
  private static final Map<String, String> TOM =
      Map.of(
          "scope", "S001",
          "version", "0",
          "id", "7007",
          "name", "Tom",
          "role", "lead",
          "language", "EN",
          "active", "true");

  private final TestDatabase database;
  private TestHeadOffice office;

  StaffPagesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute("DELETE FROM console_user");
              h.execute("DELETE FROM record WHERE kind IN ('operator', 'role')");
            });
    office = new TestHeadOffice(database);
  }

  @AfterEach
  void stop() {
    office.close();
  }

  private TestBrowser chief() throws Exception {
    return new TestBrowser(office, new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true));
  }

  private List<String> feed(String site) {
    return office.headOffice().feed().snapshot(site, null, 10_000).records().stream()
        .map(change -> change.kind() + " " + change.key())
        .toList();
  }

  private static String version(String page) {
    Matcher found = VERSION.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private static Map<String, String> with(Map<String, String> form, String key, String value) {
    Map<String, String> next = new HashMap<>(form);
    next.put(key, value);
    return next;
  }

  @Test
  void aPersonOfARoleIsDecidedForAStationAndLeftToItAgain() throws Exception {
    try (TestBrowser browser = chief()) {
      assertThat(browser.post("/console/staff/person", TOM).statusCode())
          .as("no role yet")
          .isEqualTo(400);
      assertThat(browser.get("/console/staff/person?scope=*").statusCode()).isEqualTo(200);
      assertThat(browser.get("/console/staff/role?scope=*&like=manager").body())
          .contains("<option value=\"ALLOWED\" selected>")
          .doesNotContain("<option value=\"DENIED\" selected>");
      assertThat(browser.post("/console/staff/role", LEAD).body()).contains("值班长");
      assertThat(browser.post("/console/staff/person", TOM).body()).contains("Tom");
      assertThat(feed("S001")).contains("role lead", "operator 7007");
      assertThat(feed("S002")).doesNotContain("role lead", "operator 7007");
      String page = browser.get("/console/staff/person?scope=S001&id=7007").body();
      assertThat(page).doesNotContainIgnoringCase("name=\"pin\"");
      assertThat(browser.get("/console/staff/role?scope=S001&id=lead").body()).contains("\"90\"");
      Map<String, String> role =
          Map.of("scope", "S001", "version", "1", "kind", "role", "id", "lead");
      assertThat(browser.post("/console/staff/release", role).statusCode())
          .as("somebody has it")
          .isEqualTo(409);
      Map<String, String> person =
          Map.of("scope", "S001", "version", version(page), "kind", "person", "id", "7007");
      assertThat(browser.post("/console/staff/release", person).body()).doesNotContain("Tom");
      assertThat(feed("S001")).contains("role lead").doesNotContain("operator 7007");
      assertThat(browser.post("/console/staff/person", TOM).statusCode()).as("anew").isEqualTo(200);
      assertThat(browser.get("/console/audit").body())
          .contains("role.decided", "operator.decided", "operator.released");
      browser.post("/console/staff/role", with(with(LEAD, "lock", ""), "id", "second"));
      assertThat(feed("S001")).as("without a time of its own").contains("role second");
    }
  }

  @Test
  void whatMakesNoSenseIsRefusedAndNothingChanged() throws Exception {
    try (TestBrowser browser = chief()) {
      browser.post("/console/staff/role", LEAD);
      Map.of(
              "id",
              "tom",
              "name",
              "x".repeat(41),
              "role",
              "nobody",
              "language",
              "FR",
              "version",
              "x")
          .forEach((key, value) -> refused(browser, "person", with(TOM, key, value), 400));
      Map.of("id", "the lead", "name", "x".repeat(41), "lock", "4000", "grant.SELL", "PERHAPS")
          .forEach((key, value) -> refused(browser, "role", with(LEAD, key, value), 400));
      refused(browser, "person", with(TOM, "scope", "S999"), 404);
      assertThat(feed("S001")).doesNotContain("operator 7007", "operator tom");
      browser.post("/console/staff/person", TOM);
      refused(browser, "person", with(TOM, "name", "Thomas"), 409);
    }
  }

  private static void refused(
      TestBrowser browser, String what, Map<String, String> form, int status) {
    try {
      assertThat(browser.post("/console/staff/" + what, form).statusCode())
          .as(form.toString())
          .isEqualTo(status);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStationManagerDecidesForTheOwnStationOnly() throws Exception {
    try (TestBrowser browser =
        new TestBrowser(office, new User("mia", "Mia", Role.STATION_MANAGER, "S001", "en", true))) {
      assertThat(browser.post("/console/staff/role", LEAD).statusCode()).isEqualTo(200);
      assertThat(browser.post("/console/staff/person", TOM).statusCode()).isEqualTo(200);
      refused(browser, "role", with(LEAD, "scope", "*"), 403);
      refused(browser, "person", with(TOM, "scope", "S002"), 404);
    }
    try (TestBrowser browser =
        new TestBrowser(office, new User("vera", "Vera", Role.VIEWER, null, "en", true))) {
      assertThat(browser.get("/console/staff").statusCode()).isEqualTo(403);
      refused(browser, "role", LEAD, 403);
    }
  }
}
