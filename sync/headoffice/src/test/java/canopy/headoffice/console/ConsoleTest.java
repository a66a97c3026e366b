package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.http.Problem;
import canopy.headoffice.http.Saying;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class ConsoleTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private final TestDatabase database;
  private TestHeadOffice office;
  private HttpClient browser;

  ConsoleTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void start() throws IOException {
    database.jdbi().useHandle(h -> h.execute("DELETE FROM console_user"));
    office = new TestHeadOffice(database);
    browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    office
        .headOffice()
        .users()
        .add(new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true), "correct horse battery");
  }

  @AfterEach
  void stop() {
    browser.close();
    office.close();
  }

  @Test
  void showsNothingToThoseWhoAreNotSignedIn() throws Exception {
    HttpResponse<String> answer = get("/console");
    assertThat(answer.uri().getPath()).isEqualTo("/console/sign-in");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'");
  }

  @Test
  void letsInWithTheRightPasswordAndOut() throws Exception {
    assertThat(signIn("anna", "wrong").statusCode()).isEqualTo(401);
    HttpResponse<String> stations = signIn("Anna ", "correct horse battery");
    assertThat(stations.uri().getPath()).isEqualTo("/console");
    assertThat(stations.body()).contains("Stations");
    assertThat(post("/console/sign-out", Map.of()).statusCode()).isEqualTo(403);
    assertThat(post("/console/sign-out", Map.of("csrf", csrf(stations))).uri().getPath())
        .isEqualTo("/console/sign-in");
    assertThat(get("/console").uri().getPath()).isEqualTo("/console/sign-in");
  }

  @Test
  void locksTheNameAfterFiveWrongPasswords() throws Exception {
    for (int i = 1; i <= 4; i++) {
      assertThat(signIn("anna", "wrong").body()).contains("The name or the password is wrong");
    }
    assertThat(signIn("anna", "wrong").body()).contains("Too many wrong passwords");
    assertThat(signIn("anna", "correct horse battery").statusCode()).isEqualTo(429);
  }

  @Test
  void speaksTheLanguageThatWasChosen() throws Exception {
    HttpResponse<String> stations = signIn("anna", "correct horse battery");
    assertThat(post("/console/language", Map.of("csrf", csrf(stations), "language", "zh")).body())
        .contains("油站");
    assertThat(get("/console").body()).contains("退出");
  }

  @Test
  void aNewPasswordEndsAllSessions() throws Exception {
    signIn("anna", "correct horse battery");
    office.headOffice().users().setPassword("anna", "another long sentence");
    assertThat(get("/console").uri().getPath()).isEqualTo("/console/sign-in");
    assertThatThrownBy(() -> office.headOffice().users().setPassword("anna", "short"))
        .hasMessageContaining("at least 12");
  }

  @Test
  void aStolenFormOfAnotherSiteDoesNothing() throws Exception {
    HttpResponse<String> stations = signIn("anna", "correct horse battery");
    HttpRequest request =
        request("/console/sign-out")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "cross-site")
            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + csrf(stations)))
            .build();
    assertThat(browser.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  void everyPageOpensForThoseWhoMaySeeIt() throws Exception {
    HttpResponse<String> stations = signIn("anna", "correct horse battery");
    String csrf = csrf(stations);
    for (String path :
        List.of(
            "",
            "/live",
            "/live/rows",
            "/days",
            "/shifts",
            "/shifts?day=x&site=S001",
            "/stations/S001/day",
            "/stations/S001/tanks",
            "/tanks",
            "/goods",
            "/quarantine",
            "/changes",
            "/staff",
            "/users",
            "/audit")) {
      assertThat(get("/console" + path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(
            post(
                    "/console/users",
                    Map.of(
                        "csrf",
                        csrf,
                        "name",
                        "vera",
                        "fullName",
                        "Vera",
                        "role",
                        "VIEWER",
                        "password",
                        "a sentence of words"))
                .statusCode())
        .isEqualTo(200);
    post("/console/sign-out", Map.of("csrf", csrf));
    HttpResponse<String> first = signIn("vera", "a sentence of words");
    assertThat(first.uri().getPath()).isEqualTo("/console/password");
    post(
        "/console/password",
        Map.of(
            "csrf", csrf(first),
            "current", "a sentence of words",
            "password", "my own words"));
    csrf = csrf(get("/console"));
    assertThat(get("/console/users").statusCode()).isEqualTo(403);
    assertThat(get("/console/audit").statusCode()).isEqualTo(403);
    assertThat(get("/console/stations/S999/tanks").statusCode()).isEqualTo(404);
    assertThat(
            post("/console/stations/S001/tills", Map.of("csrf", csrf, "till", "T9")).statusCode())
        .isEqualTo(403);
    assertThat(
            post(
                    "/console/prices",
                    Map.of("csrf", csrf, "scope", "*", "target", "GRADE", "key", "1", "price", "1"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aTillIsAddedAndGetsACodeThatIsShownOnce() throws Exception {
    String csrf = csrf(signIn("anna", "correct horse battery"));
    String till = "T" + System.nanoTime();
    post("/console/stations/S001/tills", Map.of("csrf", csrf, "till", till));
    String shown =
        post("/console/stations/S001/tills/" + till + "/code", Map.of("csrf", csrf)).body();
    assertThat(shown).containsPattern("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-");
    assertThat(get("/console").body()).doesNotContainPattern("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
    assertThat(get("/console/audit").body()).contains("code.made", "till.added");
  }

  @Test
  void aCostIsToldToTheTillsAndTakenBack() throws Exception {
    FuelGrade grade = new FuelGrade(98, Names.same("98#"), "standard", new UnitPrice(8_860));
    Edit made = Edit.everywhere(RecordKind.GRADE, "98", Json.mapper().valueToTree(grade));
    office.headOffice().feed().apply(List.of(made), "test");
    String csrf = csrf(signIn("anna", "correct horse battery"));
    Map<String, String> cost =
        new HashMap<>(Map.of("csrf", csrf, "scope", "*", "target", "GRADE", "key", "98"));
    cost.put("cost", "6.874");
    assertThat(post("/console/costs", cost).body()).contains("6.874");
    assertThat(grade98()).contains("\"cost\"", "6874", "8860");
    cost.put("cost", "-1");
    assertThat(post("/console/costs", cost).statusCode()).isEqualTo(400);
    cost.put("cost", "");
    assertThat(post("/console/costs", cost).statusCode()).isEqualTo(200);
    assertThat(grade98()).doesNotContain("cost").contains("8860");
  }

  private String grade98() {
    return office.headOffice().feed().record("*", RecordKind.GRADE, "98").toString();
  }

  @Test
  void aPriceIsPlannedAndBecomesPartOfItsGradeAtItsTime() throws Exception {
    office
        .headOffice()
        .feed()
        .apply(
            List.of(
                Edit.everywhere(
                    RecordKind.GRADE,
                    "1",
                    Json.mapper()
                        .valueToTree(
                            new FuelGrade(
                                1, Names.same("92#"), "standard", new UnitPrice(7_860))))),
            "test");
    String csrf = csrf(signIn("anna", "correct horse battery"));
    Map<String, String> plan =
        Map.of("csrf", csrf, "scope", "*", "target", "GRADE", "key", "1", "price", "7.91");
    Map<String, String> later = new HashMap<>(plan);
    later.put("at", "2099-01-01T00:00");
    assertThat(post("/console/prices", later).statusCode()).isEqualTo(400);
    assertThat(
            post(
                    "/console/prices",
                    Map.of(
                        "csrf", csrf, "scope", "*", "target", "GRADE", "key", "1", "price",
                        "7.9111"))
                .statusCode())
        .isEqualTo(400);
    assertThat(post("/console/prices", plan).statusCode()).isEqualTo(200);
    office.headOffice().prices().settle();
    assertThat(get("/console/goods").body()).contains("7.91").doesNotContain("Take back");
    assertThat(office.headOffice().feed().page("S001", 0, 100).changes())
        .anySatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo("grade");
              assertThat(change.data()).contains("7910");
            });
  }

  @Test
  void settingsAndTheEndOfReceiptsAreDecidedAndLeftToTheStationsAgain() throws Exception {
    String csrf = csrf(signIn("anna", "correct horse battery"));
    Map<String, String> settings =
        Map.of(
            "csrf",
            csrf,
            "scope",
            "S001",
            "autoAuthorise",
            "true",
            "autoLockSeconds",
            "90",
            "paperLanguage",
            "ES");
    assertThat(post("/console/settings", settings).body()).contains("value=\"90\"");
    Map<String, String> wrong = new HashMap<>(settings);
    for (String seconds : List.of("5000", "-1", "soon")) {
      wrong.put("autoLockSeconds", seconds);
      assertThat(post("/console/settings", wrong).statusCode()).as(seconds).isEqualTo(400);
    }
    Map<String, String> foot =
        Map.of("csrf", csrf, "scope", "*", "zh", "谢谢", "en", "Open\r\nall night", "es", "");
    assertThat(post("/console/settings/receipt", foot).body()).contains("Open\nall night");
    assertThat(office.headOffice().feed().snapshot("S001", null, 100).records())
        .extracting(change -> change.kind() + " " + change.key())
        .contains("settings tills", "receiptText foot");
    assertThat(office.headOffice().feed().snapshot("S002", null, 100).records())
        .extracting(change -> change.kind())
        .contains("receiptText")
        .doesNotContain("settings");
    post("/console/settings", Map.of("csrf", csrf, "scope", "S001", "decide", "no"));
    Map<String, String> none = Map.of("csrf", csrf, "scope", "*", "zh", "", "en", "", "es", "");
    post("/console/settings/receipt", none);
    assertThat(office.headOffice().feed().snapshot("S001", null, 100).records())
        .extracting(change -> change.kind())
        .doesNotContain("receiptText", "settings");
    assertThat(get("/console/audit").body()).contains("settings.decided", "receiptText.decided");
  }

  @Test
  void refusalsAreSaidInTheLanguageOfThePerson() throws Exception {
    String csrf = csrf(signIn("anna", "correct horse battery"));
    Map<String, String> again =
        Map.of("csrf", csrf, "site", "S001", "name", "x", "zone", "UTC", "currency", "CNY");
    assertThat(post("/console/stations", again).body()).contains("There is a station S001 already");
    post("/console/language", Map.of("csrf", csrf, "language", "es"));
    HttpResponse<String> refused = post("/console/stations", again);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Ya hay una estación S001.");
    HttpResponse<String> nothing = get("/console/nothing");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("No hay nada en esta dirección.", "<html");
    post("/console/language", Map.of("csrf", csrf, "language", "zh"));
    assertThat(post("/console/stations", again).body()).contains("已有油站 S001");
  }

  @Test
  void everyRefusalHasWords() {
    Words words = new Words();
    for (String language : Words.LANGUAGES) {
      for (Saying saying : Saying.values()) {
        assertThat(words.say(language, "problem." + saying.word(), "1", "2"))
            .as(saying.word())
            .isNotBlank()
            .doesNotContain("{");
      }
      for (Problem.Kind kind : Problem.Kind.values()) {
        assertThat(words.say(language, "problem.kind." + kind.word())).isNotBlank();
      }
    }
  }

  @Test
  void daysAreShownPageByPage() throws Exception {
    signIn("anna", "correct horse battery");
    LocalDate today = LocalDate.now();
    database
        .jdbi()
        .useHandle(
            h -> {
              for (int ago : new int[] {1, 20}) {
                h.execute(
                    """
                    INSERT INTO sale (seq, opened_at, completed_at, discount_minor, net_minor, tax_minor, total_minor,
                      cash_rounding_minor, change_minor, day, line_count, site, till, number, kind, cashier, currency, note)
                    VALUES (?, now(), now(), 0, 90, 10, 100, 0, 0, ?, 1, 'S001', 'T1', 'x', 'SALE', '1', 'CNY', '')
                    """,
                    ago,
                    today.minusDays(ago));
              }
            });
    String newest = get("/console/days").body();
    assertThat(newest)
        .contains(">" + today.minusDays(1) + "</a>")
        .doesNotContain(">" + today.minusDays(20) + "</a>", ">Later<");
    assertThat(get("/console/days?to=" + today.minusDays(13)).body())
        .contains(">" + today.minusDays(20) + "</a>", ">Later<")
        .doesNotContain(">" + today.minusDays(1) + "</a>");
    assertThat(get("/console/days?to=nonsense").body()).contains(">" + today.minusDays(1) + "</a>");
  }

  private HttpResponse<String> signIn(String name, String password) throws Exception {
    return post("/console/sign-in", Map.of("name", name, "password", password));
  }

  private static String csrf(HttpResponse<String> page) {
    Matcher found = CSRF.matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + office.port() + path))
        .header("Accept-Language", "en");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return browser.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return browser.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
