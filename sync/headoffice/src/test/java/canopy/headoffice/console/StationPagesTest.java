package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is refused on the page of stations can be put right where it was typed. */
@ExtendWith(TestDatabases.class)
final class StationPagesTest {
  private static final User CHIEF = new User("ines", "Ines", Role.HEAD_OFFICE, null, "en", true);

  private final TestDatabase database;
  private TestHeadOffice office;

  StationPagesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws Exception {
    database.jdbi().useHandle(h -> h.execute("DELETE FROM console_user"));
    office = new TestHeadOffice(database);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aRefusedStationKeepsWhatWasTyped() throws Exception {
    try (TestBrowser browser = new TestBrowser(office, CHIEF)) {
      Map<String, String> station =
          new HashMap<>(
              Map.of(
                  "site",
                  "S001",
                  "name",
                  "River \"Side\"",
                  "zone",
                  "Europe/Madrid",
                  "currency",
                  "EUR"));
      for (List<String> said :
          List.of(
              List.of("en", "There is a station S001 already."),
              List.of("es", "Ya hay una estación S001."),
              List.of("zh", "已有油站 S001。"))) {
        browser.post("/console/language", Map.of("language", said.get(0)));
        HttpResponse<String> refused = browser.post("/console/stations", station);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
            .containsOnlyOnce("role=\"alert\"")
            .contains(
                said.get(1),
                "value=\"S001\" autofocus",
                "value=\"River &quot;Side&quot;\"",
                "value=\"Europe/Madrid\"",
                "value=\"EUR\"");
      }
      station.put("zone", "Moon");
      assertThat(browser.post("/console/stations", station).body())
          .contains("value=\"Moon\"", "value=\"EUR\"");
      station.put("zone", "z".repeat(501));
      HttpResponse<String> tooLong = browser.post("/console/stations", station);
      assertThat(tooLong.statusCode()).isEqualTo(400);
      assertThat(tooLong.body()).contains("value=\"" + "z".repeat(500) + "\"");
      assertThat(browser.get("/console").body())
          .contains("value=\"Asia/Shanghai\"", "value=\"CNY\"")
          .doesNotContain("role=\"alert\"", "autofocus");
    }
  }

  @Test
  void aRefusedTillKeepsWhatWasTypedAtItsStation() throws Exception {
    try (TestBrowser browser = new TestBrowser(office, CHIEF)) {
      for (List<String> said :
          List.of(
              List.of("en", "A station or till has a name of 1 to 32"),
              List.of("es", "Una estación o caja tiene un nombre de 1 a 32"),
              List.of("zh", "油站和收银机的编号为 1 到 32 位"))) {
        browser.post("/console/language", Map.of("language", said.get(0)));
        HttpResponse<String> refused =
            browser.post("/console/stations/S001/tills", Map.of("till", "till no 1"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
            .containsOnlyOnce("value=\"till no 1\" autofocus")
            .containsOnlyOnce("role=\"alert\"")
            .contains(said.get(1));
      }
      browser.post("/console/language", Map.of("language", "en"));
      HttpResponse<String> nowhere =
          browser.post("/console/stations/S404/tills", Map.of("till", "T1"));
      assertThat(nowhere.statusCode()).isEqualTo(404);
      assertThat(nowhere.body()).contains("There is no station S404.");
    }
  }

  @Test
  void aRefusedCodeOrReasonIsSaidAtItsTill() throws Exception {
    String till = "T" + System.nanoTime();
    office.headOffice().stations().addTill("S001", till);
    try (TestBrowser browser = new TestBrowser(office, CHIEF)) {
      setState(till, "ACTIVE");
      String revoke = "/console/stations/S001/tills/" + till + "/revoke";
      HttpResponse<String> refused = browser.post(revoke, Map.of("reason", "r".repeat(501)));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .containsOnlyOnce("value=\"" + "r".repeat(500) + "\" autofocus")
          .contains("is longer than 500");
      setState(till, "SIGNED_OFF");
      String code = "/console/stations/S001/tills/" + till + "/code";
      for (List<String> said :
          List.of(
              List.of("en", "has signed off for good"),
              List.of("es", "se dio de baja para siempre"),
              List.of("zh", "已永久注销"))) {
        browser.post("/console/language", Map.of("language", said.get(0)));
        refused = browser.post(code, Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("S001/" + till, "<h2>").contains(said.get(1));
      }
    }
  }

  private void setState(String till, String state) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE till SET state = ? WHERE site = 'S001' AND till = ?", state, till));
  }
}
