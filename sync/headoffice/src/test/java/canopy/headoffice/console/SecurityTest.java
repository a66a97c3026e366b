package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.HeadOffice;
import canopy.headoffice.Settings;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.support.TestClock;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The points of SECURITY.md that no other test covers. Behind TLS, as other machines see it. */
@ExtendWith(TestDatabases.class)
final class SecurityTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String PASSWORD = "correct horse battery";

  private final TestDatabase database;
  private final TestClock now = new TestClock();
  private final HttpClient http = HttpClient.newHttpClient();
  private HeadOffice office;

  SecurityTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    database
        .jdbi()
        .useHandle(h -> h.execute("TRUNCATE console_user, sign_in_failure, site CASCADE"));
    Settings settings =
        new Settings(database.jdbcUrl(), Path.of("none"), "127.0.0.1", 0, true, 8, null);
    office = HeadOffice.start(settings, now);
    office.stations().addSite(new Stations.Site("S001", "Riverside", "Asia/Shanghai", "CNY"));
    office.stations().addSite(new Stations.Site("S002", "Hilltop", "Asia/Shanghai", "CNY"));
    add("anna", Role.HEAD_OFFICE, null);
  }

  @AfterEach
  void stop() {
    office.close();
    http.close();
  }

  private void add(String name, Role role, String site) {
    office.users().add(new User(name, name, role, site, "en", true), PASSWORD);
  }

  @Test
  void everyAnswerSaysWhatABrowserMayDoWithIt() throws Exception {
    String cookie = signIn("anna", PASSWORD);
    for (String path :
        List.of(
            "/console",
            "/console/sign-in",
            "/console/static/htmx.js",
            "/console/nothing",
            "/v1/till",
            "/v1/nothing",
            "/health",
            "/openapi.json")) {
      HttpResponse<String> answer = get(path, cookie);
      assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(header(answer, "Content-Security-Policy"))
          .as(path)
          .contains("frame-ancestors 'none'")
          .containsAnyOf("object-src 'none'", "default-src 'none'")
          .doesNotContain("unsafe-");
      assertThat(header(answer, "Strict-Transport-Security")).as(path).contains("max-age=31536000");
      assertThat(header(answer, "Referrer-Policy")).as(path).isEqualTo("same-origin");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
      assertThat(answer.headers().firstValue("Server").orElse("")).as(path).doesNotContain("/");
      assertThat(header(answer, "Content-Type")).as(path).contains("/");
      if (header(answer, "Content-Type").startsWith("text/")) {
        assertThat(header(answer, "Content-Type").toLowerCase(java.util.Locale.ROOT))
            .as(path)
            .contains("charset=utf-8");
      }
    }
    assertThat(header(get("/console", cookie), "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void theCookieIsKeptToThisHostToTlsAndFromScripts() throws Exception {
    HttpResponse<String> answer = trySignIn("anna", PASSWORD, "");
    assertThat(header(answer, "Set-Cookie"))
        .startsWith("__Host-canopy=")
        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain");
    assertThat(cookie(answer).length()).isGreaterThan("__Host-canopy=".length() + 42);
  }

  @Test
  void signingInMakesANewSessionAndEndsTheOneBefore() throws Exception {
    String first = signIn("anna", PASSWORD);
    HttpResponse<String> again = trySignIn("anna", PASSWORD, first);
    assertThat(cookie(again)).isNotEqualTo(first);
    assertShutOut(first);
    assertThat(get("/console", cookie(again)).statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSessionForGood() throws Exception {
    String cookie = signIn("anna", PASSWORD);
    HttpResponse<String> out =
        post("/console/sign-out", Map.of("csrf", csrf(cookie)), cookie, Map.of());
    assertThat(header(out, "Clear-Site-Data")).contains("storage");
    assertShutOut(cookie);
  }

  @Test
  void aSessionEndsWhenNobodyUsesItAndWhenItIsOld() throws Exception {
    String idle = signIn("anna", PASSWORD);
    String used = signIn("anna", PASSWORD);
    for (int minutes = 0; minutes < 12 * 60; minutes += 20) {
      assertThat(get("/console", used).statusCode()).isEqualTo(200);
      now.pass(Duration.ofMinutes(20));
    }
    assertShutOut(idle);
    assertShutOut(used);
  }

  @Test
  void whoIsShutOutIsOutAtOnce() throws Exception {
    add("vera", Role.VIEWER, null);
    String cookie = signIn("vera", PASSWORD);
    office.users().setActive("vera", false);
    assertShutOut(cookie);
    assertThat(trySignIn("vera", PASSWORD, "").statusCode()).isEqualTo(401);
  }

  @Test
  void aFormOfAnotherPageChangesNothing() throws Exception {
    String cookie = signIn("anna", PASSWORD);
    String csrf = csrf(cookie);
    Map<String, String> till = Map.of("till", "T7");
    String path = "/console/stations/S001/tills";
    assertThat(post(path, till, cookie, Map.of()).statusCode()).isEqualTo(403);
    Map<String, String> stolen = Map.of("till", "T7", "csrf", csrf(signIn("anna", PASSWORD)));
    assertThat(post(path, stolen, cookie, Map.of()).statusCode()).isEqualTo(403);
    Map<String, String> right = Map.of("till", "T7", "csrf", csrf);
    for (String from : List.of("cross-site", "same-site")) {
      assertThat(post(path, right, cookie, Map.of("Sec-Fetch-Site", from)).statusCode())
          .isEqualTo(403);
    }
    assertThat(office.stations().till("S001", "T7")).isEmpty();
    // Nor does a link.
    for (String form : List.of(path, "/console/sign-out", "/console/prices")) {
      assertThat(get(form + "?till=T7&csrf=" + csrf, cookie).statusCode()).isEqualTo(404);
    }
    assertThat(post(path, right, cookie, Map.of("Sec-Fetch-Site", "same-origin")).statusCode())
        .isEqualTo(302);
    assertThat(office.stations().till("S001", "T7")).isPresent();
  }

  @Test
  void anUnknownNameIsAnsweredAndLockedAsAKnownOne() throws Exception {
    for (int wrong = 1; wrong <= 7; wrong++) {
      HttpResponse<String> known = trySignIn("anna", "wrong", "");
      HttpResponse<String> unknown = trySignIn("nobody", "wrong", "");
      assertThat(unknown.statusCode())
          .isEqualTo(known.statusCode())
          .isEqualTo(wrong < 5 ? 401 : 429);
      assertThat(unknown.body())
          .contains("value=\"nobody\"")
          .isEqualTo(known.body().replace("value=\"anna\"", "value=\"nobody\""));
    }
    now.pass(Duration.ofMinutes(2));
    assertThat(trySignIn("anna", PASSWORD, "").statusCode()).isEqualTo(302);
  }

  @Test
  void anAddressMayTryOnlySoOften() throws Exception {
    int refused = 0;
    for (int name = 0; name < 30; name++) {
      refused += trySignIn("name" + name, "wrong", "").statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(5, 10);
  }

  @Test
  void aFaultSaysNothingOfTheProgram() throws Exception {
    String cookie = signIn("anna", PASSWORD);
    database.jdbi().useHandle(h -> h.execute("ALTER TABLE fork RENAME TO fork_gone"));
    HttpResponse<String> page = get("/console/quarantine", cookie);
    database.jdbi().useHandle(h -> h.execute("ALTER TABLE fork_gone RENAME TO fork"));
    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body())
        .contains("Head office has a fault")
        .doesNotContain("Exception", "SELECT", "fork_gone", "canopy.headoffice", "jdbi");
  }

  @Test
  void aBodyIsReadToItsLimitAndNoFurther() throws Exception {
    Map<String, String> much = Map.of("name", "a".repeat(3_000_000), "password", "x");
    assertThat(post("/console/sign-in", much, "", Map.of()).statusCode()).isEqualTo(413);
    HttpRequest upload =
        request("/console/sign-in", "")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(
                BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"name\"\r\n"))
            .build();
    assertThat(http.send(upload, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    HttpRequest enrolment =
        request("/v1/enrolments", "").POST(BodyPublishers.ofString(" ".repeat(5_000))).build();
    assertThat(http.send(enrolment, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
  }

  @Test
  void whatPeopleTypeIsShownAsTextAndAskedForAsText() throws Exception {
    String cookie = signIn("anna", PASSWORD);
    Map<String, String> site =
        Map.of(
            "csrf",
            csrf(cookie),
            "site",
            "S003",
            "name",
            "<script>alert('1')</script>\" onload=\"x",
            "zone",
            "UTC",
            "currency",
            "CNY");
    assertThat(post("/console/stations", site, cookie, Map.of()).statusCode()).isEqualTo(302);
    assertThat(get("/console", cookie).body()).doesNotContain("<script>alert", "\" onload=\"x");
    String search = URLEncoder.encode("'; DROP TABLE audit; --<b>", StandardCharsets.UTF_8);
    for (String path : List.of("/console/audit", "/console/goods")) {
      HttpResponse<String> found = get(path + "?q=" + search, cookie);
      assertThat(found.statusCode()).isEqualTo(200);
      assertThat(found.body()).doesNotContain("--<b>");
    }
    assertThat(get("/console/audit", cookie).body()).contains("station.added");
  }

  @Test
  void aStationManagerHasNothingToDoWithAnotherStation() throws Exception {
    add("sam", Role.STATION_MANAGER, "S001");
    office.stations().addTill("S002", "T1");
    String cookie = signIn("sam", PASSWORD);
    String csrf = csrf(cookie);
    assertThat(get("/console", cookie).body()).doesNotContain("S002");
    assertThat(get("/console/sales/S002/T1/1", cookie).statusCode()).isEqualTo(404);
    for (String path : List.of("code", "revoke", "release")) {
      HttpResponse<String> answer =
          post(
              "/console/stations/S002/tills/T1/" + path,
              Map.of("csrf", csrf, "reason", "x", "resolution", "x"),
              cookie,
              Map.of());
      assertThat(answer.statusCode()).as(path).isIn(403, 404);
    }
    Map<String, String> price =
        Map.of("csrf", csrf, "scope", "S002", "target", "GRADE", "key", "1", "price", "1");
    assertThat(post("/console/prices", price, cookie, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void whoIsGivenAPasswordMustChooseHisOwn() throws Exception {
    String boss = signIn("anna", PASSWORD);
    Map<String, String> vera =
        Map.of(
            "csrf",
            csrf(boss),
            "name",
            "vera",
            "fullName",
            "Vera",
            "role",
            "VIEWER",
            "password",
            "given by somebody");
    assertThat(post("/console/users", vera, boss, Map.of()).statusCode()).isEqualTo(302);
    String cookie = signIn("vera", "given by somebody");
    String other = signIn("vera", "given by somebody");
    assertThat(header(get("/console/live", cookie), "Location")).endsWith("/console/password");
    String csrf =
        CSRF.matcher(get("/console/password", cookie).body())
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertThat(change(cookie, csrf, "not this one", "words of my own").statusCode()).isEqualTo(403);
    assertThat(change(cookie, csrf, "given by somebody", "short").statusCode()).isEqualTo(400);
    assertThat(change(cookie, csrf, "given by somebody", "given by somebody").statusCode())
        .isEqualTo(400);
    for (String guessable :
        List.of(
            "123456789012", "passwordpassword", "aaaaaaaaaaaaaa", "vera12345678", "qwertyuiop12")) {
      assertThat(change(cookie, csrf, "given by somebody", guessable).statusCode())
          .as(guessable)
          .isEqualTo(400);
    }
    HttpResponse<String> changed = change(cookie, csrf, "given by somebody", "words of my own");
    assertThat(changed.statusCode()).isEqualTo(302);
    assertShutOut(cookie);
    assertShutOut(other);
    assertThat(get("/console/live", cookie(changed)).statusCode()).isEqualTo(200);
    assertThat(get("/console/password", cookie(changed)).body())
        .contains("type=\"password\"", "autocomplete=\"current-password\"");
  }

  private HttpResponse<String> change(String cookie, String csrf, String current, String wanted)
      throws Exception {
    return post(
        "/console/password",
        Map.of("csrf", csrf, "current", current, "password", wanted),
        cookie,
        Map.of());
  }

  private void assertShutOut(String cookie) throws Exception {
    HttpResponse<String> answer = get("/console", cookie);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).endsWith("/console/sign-in");
  }

  private String signIn(String name, String password) throws Exception {
    HttpResponse<String> answer = trySignIn(name, password, "");
    assertThat(answer.statusCode()).isEqualTo(302);
    return cookie(answer);
  }

  private HttpResponse<String> trySignIn(String name, String password, String cookie)
      throws Exception {
    return post("/console/sign-in", Map.of("name", name, "password", password), cookie, Map.of());
  }

  private String csrf(String cookie) throws Exception {
    Matcher found = CSRF.matcher(get("/console", cookie).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String cookie(HttpResponse<?> answer) {
    return header(answer, "Set-Cookie").replaceAll(";.*", "");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpRequest.Builder request(String path, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + office.port() + path))
            .header("Accept-Language", "en");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    return http.send(request(path, cookie).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(
      String path, Map<String, String> form, String cookie, Map<String, String> headers)
      throws Exception {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        request(path, cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
