package canopy.headoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import canopy.headoffice.support.TestClock;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestTill;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often somebody may ask, in a time that only the test moves. */
@ExtendWith(TestDatabases.class)
final class LimitsTest {
  private static final int REQUESTS = 20;
  private static final int TRIES = 20;

  private final TestClock clock = new TestClock();
  private final TestDatabase database;

  LimitsTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void aTillsRequestsHaveALimitThatIsItsOwnAndPasses() throws Exception {
    try (TestHeadOffice office = new TestHeadOffice(database, clock)) {
      TestTill eager = office.enrolled("L1");
      TestTill other = office.enrolled("L2");
      for (int i = 0; i < REQUESTS; i++) {
        assertThat(eager.get("/v1/till").status()).as("request " + i).isEqualTo(200);
      }
      TestTill.Answer refused = eager.get("/v1/till");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.problem()).isEqualTo("too-many");
      assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");
      assertThat(refused.headers()).containsKey("retry-after");
      assertThat(other.get("/v1/till").status()).isEqualTo(200);
      clock.pass(Duration.ofSeconds(Long.parseLong(refused.headers().get("retry-after"))));
      assertThat(eager.get("/v1/till").status()).isEqualTo(200);
    }
  }

  @Test
  void ofForwardedAddressesOnlyTheLastCountsAndOnlyBehindSomethingThatAddsIt() throws Exception {
    assertThat(refusedWhileAnAddressIsMadeUp(true)).isEqualTo(5);
    database.jdbi().useHandle(h -> h.execute("TRUNCATE sign_in_failure"));
    assertThat(refusedWhileAnAddressIsMadeUp(false)).isEqualTo(6);
  }

  /** Of 25 tries, each with another address in front; and one more with another one at the end. */
  private int refusedWhileAnAddressIsMadeUp(boolean overTls) throws Exception {
    Settings settings =
        new Settings(database.jdbcUrl(), Path.of("none"), "127.0.0.1", 0, overTls, 4, null);
    int refused = 0;
    try (HeadOffice office = HeadOffice.start(settings, clock);
        HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < TRIES + 5; i++) {
        refused += signIn(http, office.port(), i, "10.0.0." + i + ", 203.0.113.9") == 429 ? 1 : 0;
      }
      refused += signIn(http, office.port(), 99, "203.0.113.9, 203.0.113.10") == 429 ? 1 : 0;
    }
    return refused;
  }

  private static int signIn(HttpClient http, int port, int name, String via) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/console/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", via)
            .POST(BodyPublishers.ofString("name=nobody" + name + "&password=wrong"))
            .build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }
}
