package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users are added and get passwords; what is refused can be put right where it was typed. */
@ExtendWith(TestDatabases.class)
final class UserPagesTest {
  private static final User CHIEF = new User("iris", "Iris", Role.HEAD_OFFICE, null, "en", true);

  private final TestDatabase database;
  private TestHeadOffice office;

  UserPagesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws Exception {
    office = new TestHeadOffice(database);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aRefusedPasswordKeepsWhatElseWasTyped() throws Exception {
    try (TestBrowser browser = new TestBrowser(office, CHIEF)) {
      Map<String, String> sam =
          Map.of(
              "name", "sam",
              "fullName", "Sam \"Red\" Li",
              "role", "STATION_MANAGER",
              "site", "S001",
              "password", "Liverpool2024!");
      HttpResponse<String> refused = browser.post("/console/users", sam);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .contains(
              "one of those that are tried first",
              "value=\"sam\"",
              "value=\"Sam &quot;Red&quot; Li\"",
              "value=\"STATION_MANAGER\" selected",
              "value=\"S001\" selected")
          .doesNotContain("Liverpool");

      refused = browser.post("/console/users/iris/password", Map.of("password", "short"));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body())
          .contains("at least 12 characters", "action=\"/console/users/iris/password\"");
      for (Map.Entry<String, String> whose :
          Map.of(
                  "en", "The password of iris stays as it was. A password has at least 12",
                  "es", "La contraseña de iris sigue como estaba. Una contraseña tiene al menos 12",
                  "zh", "iris 的密码没有更改。密码至少 12")
              .entrySet()) {
        browser.post("/console/language", Map.of("language", whose.getKey()));
        refused = browser.post("/console/users/iris/password", Map.of("password", "short"));
        assertThat(refused.body()).contains(whose.getValue());
      }
      browser.post("/console/language", Map.of("language", "en"));
      Map<String, String> tooLong = new HashMap<>(sam);
      tooLong.put("fullName", "x".repeat(501));
      refused = browser.post("/console/users", tooLong);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("value=\"sam\"", "is longer than 500");

      refused =
          browser.post(
              "/console/password", Map.of("current", "not this one", "password", "words of mine"));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body())
          .contains("present password is wrong", "name=\"current\"", "action=\"/console/password\"")
          .doesNotContain("words of mine");
    }
  }
}
