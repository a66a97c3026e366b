package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.tax.Tax;
import canopy.core.tax.TaxClass;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestEvening;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console in Debian's Chromium; pictures of every page come to {@code target/pictures}. */
@ExtendWith(TestDatabases.class)
final class ConsolePicturesTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> PAGES =
      List.of(
          "",
          "/live",
          "/days",
          "/shifts?day=2026-11-22",
          "/takings?site=S001&from=2026-11-01&to=2026-11-22",
          "/stations/S001/day?day=2026-11-22",
          "/stations/S001/tanks",
          "/tanks",
          "/stations/S001/payments",
          "/goods",
          "/goods/article?scope=*&id=7001",
          "/goods/groups",
          "/goods/department?scope=*&id=drinks",
          "/goods/tax-class?scope=*&id=goods",
          "/settings",
          "/changes",
          "/changes/S001/T1/file/ab12",
          "/staff",
          "/staff/person?scope=S001&id=7007",
          "/staff/role?scope=*&id=lead",
          "/quarantine",
          "/users",
          "/audit",
          "/password");

  private static final String NO_TABLE_IS_CUT =
      "[...document.querySelectorAll('.scroll')].every(box => box.scrollWidth <= box.clientWidth)";

  private final TestDatabase database;

  ConsolePicturesTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void everyPageFitsOnADeskAndOnAPhoneInThreeLanguages() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium here");
    try (TestHeadOffice office = new TestHeadOffice(database);
        Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking")))) {
      fill(office);
      changes();
      for (int width : List.of(1280, 390)) {
        Page page =
            browser.newPage(
                new Browser.NewPageOptions()
                    .setViewportSize(width, width > 1000 ? 800 : 844)
                    .setColorScheme(width > 1000 ? ColorScheme.LIGHT : ColorScheme.DARK));
        page.setDefaultTimeout(120_000);
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.onConsoleMessage(
            message -> {
              // A form that is refused is shown again with the status of a refusal.
              if (message.type().equals("error") && !message.text().contains("status of 400")) {
                errors.add(message.text());
              }
            });
        look(page, "http://127.0.0.1:" + office.port(), width);
        assertThat(errors).isEmpty();
        page.close();
      }
    }
  }

  /** What stations changed by themselves: a price that head office changed, too, and an article. */
  private void changes() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked)
                    VALUES (9041, now(), 7990, 7860, 0, '2026-11-22', 'S001', 'T1', '2001', 'GRADE_PRICE', '1', NULL, true),
                      (9042, now(), 5500, NULL, 0, '2026-11-22', 'S001', 'T1', '2001', 'NEW_ARTICLE', '8412345678905', '{"name":{"zh":"","en":"","es":"Empanada de la casa"}}', true),
                      (9043, now(), 4200, 3500, 0, '2026-11-22', 'S001', 'T1', '2001', 'ARTICLE_PRICE', '1001', NULL, true);
                    INSERT INTO local_change (seq, at, price_tenths, before_tenths, basis, day, site, till, operator, kind, key, article, asked, batch_id, batch_file)
                    SELECT 9100 + n, now(), 4900, CASE n WHEN 1 THEN 4500 END, 0, '2026-11-22', 'S001', 'T1', '2001', CASE n WHEN 1 THEN 'CHANGED_ARTICLE' ELSE 'NEW_ARTICLE' END, CASE n WHEN 1 THEN '7001' ELSE '70' || n END,
                      jsonb_build_object('id', CASE n WHEN 1 THEN '7001' ELSE '70' || n END, 'name', jsonb_build_object('zh', '商品 ' || n, 'en', 'Article ' || n, 'es', 'Artículo ' || n), 'department', 'drinks', 'taxClass', 'goods',
                        'price', jsonb_build_object('tenthsOfMinor', 4900), 'unit', 'PIECE', 'minimumAgeYears', 0, 'active', true, 'codes', '[]'::jsonb, 'favourite', false),
                      true, 'ab12', 'precios-noviembre.csv'
                    FROM generate_series(1, 60) n;
                    INSERT INTO audit (at, by, address, action, subject, detail)
                    VALUES (now(), 'anna', '127.0.0.1', 'price.planned', '* GRADE 1', '{"fields":[{"name":"price","was":"7.38","is":"7.40"},{"name":"S001","was":"7.41","is":"7.40"}],"from":"2026-11-24T22:00:00Z","reason":""}'),
                      (now(), 'anna', '127.0.0.1', 'article.decided', '* ARTICLE 7001', '{"fields":[{"name":"unit","was":"PIECE","is":"GRAM"},{"name":"favourite","was":"false","is":"true"},{"name":"cost","was":"","is":"2.10"}],"reason":""}'),
                      (now(), 'anna', '127.0.0.1', 'role.decided', '* lead', '{"fields":[{"name":"grants.REFUND","was":"DENIED","is":"APPROVAL_REQUIRED"},{"name":"autoLockSeconds","was":"","is":"300"}],"reason":""}'),
                      (now(), 'anna', '127.0.0.1', 'change.refused', 'S001 ARTICLE 7001', '{"fields":[{"name":"till","was":"","is":"T1"},{"name":"price","was":"4.50","is":"4.90"}],"reason":"Below the agreed price"}'),
                      (now(), 'anna', '127.0.0.1', 'operator.decided', 'S001 7007', '{"fields":[{"name":"role","was":"cashier","is":"manager"},{"name":"language","was":"EN","is":"ES"}],"reason":""}');
                    INSERT INTO local_answer (seq, at, accepted, site, till, by, reason)
                    VALUES (9043, now(), false, 'S001', 'T1', 'anna', 'Below the agreed price')
                    """));
  }

  private static void look(Page page, String address, int width) throws Exception {
    Path pictures = Files.createDirectories(Path.of("target", "pictures"));
    page.navigate(address + "/console");
    page.screenshot(picture(pictures, "sign-in", width));
    page.getByLabel("Name").fill("anna");
    page.getByLabel("Password").fill("correct horse battery");
    page.locator("button.primary").click();
    for (String language : List.of("zh", "en", "es")) {
      page.locator("button[name=language][value=" + language + "]").click();
      for (String path : PAGES) {
        page.navigate(address + "/console" + path);
        String name = name(path) + "-" + language;
        page.screenshot(picture(pictures, name, width));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .as(name + " is not wider than the window")
            .isLessThanOrEqualTo(width);
        if (path.isEmpty() && width > 1000) {
          assertThat(page.evaluate(NO_TABLE_IS_CUT))
              .as(name + " shows all buttons")
              .isEqualTo(true);
        }
      }
      page.navigate(address + "/console/goods");
      page.locator("form.plan input[name=price]").first().fill("7,86x");
      page.locator("form.plan button").first().click();
      page.waitForLoadState();
      page.screenshot(picture(pictures, "price-refused-" + language, width));
      page.locator("form.plan input[name=price]").first().fill("999");
      page.locator("form.plan button").first().click();
      assertThat(page.locator("button.danger").textContent()).contains("999.00");
      page.waitForLoadState();
      page.screenshot(picture(pictures, "price-asked-" + language, width));
      page.navigate(address + "/console/users");
      page.locator("input[name=name]").fill("vera");
      page.locator("input[name=fullName]").fill("Vera Li");
      page.locator("form.row input[name=password]").fill("Liverpool2024!");
      page.locator("form.row button").click();
      page.waitForLoadState();
      page.screenshot(picture(pictures, "user-refused-" + language, width));
    }
    page.navigate(address + "/console/live");
    page.locator("tbody a").first().click();
    assertThat(page.locator(".state.ACTIVE").count()).as("the chain is proven").isEqualTo(1);
    page.screenshot(picture(pictures, "sale", width));
    page.locator("header form").last().locator("button").click();
    assertThat(page.url()).endsWith("/console/sign-in");
  }

  private static String name(String path) {
    String bare = path.replaceAll("\\?.*", "");
    if (bare.equals("/tanks")) {
      return "wet-stock";
    }
    return bare.isEmpty() ? "stations" : bare.substring(bare.lastIndexOf('/') + 1);
  }

  private static Page.ScreenshotOptions picture(Path folder, String name, int width) {
    return new Page.ScreenshotOptions().setPath(folder.resolve(name + "-" + width + ".png"));
  }

  private void fill(TestHeadOffice office) {
    office
        .headOffice()
        .users()
        .add(
            new User(
                "anna", "Anna Lim", canopy.headoffice.console.Role.HEAD_OFFICE, null, "en", true),
            "correct horse battery");
    List<Edit> edits = new ArrayList<>();
    List<String> names = List.of("92#", "95#", "98#", "0# diesel");
    for (int id = 1; id <= names.size(); id++) {
      edits.add(
          Edit.everywhere(
              RecordKind.GRADE,
              Integer.toString(id),
              Json.mapper()
                  .valueToTree(
                      new FuelGrade(
                          id,
                          Names.same(names.get(id - 1)),
                          "standard",
                          new UnitPrice(7_860 + 410L * id)))));
    }
    goods(edits);
    Role lead =
        new Role(
            "lead",
            "值班长",
            Map.of(Right.SELL, Grant.ALLOWED, Right.REFUND, Grant.APPROVAL_REQUIRED),
            300);
    edits.add(Edit.everywhere(RecordKind.ROLE, "lead", Json.mapper().valueToTree(lead)));
    People.Person tom =
        new People.Person("7007", "María del Carmen Fernández", "lead", Language.ES, true);
    edits.add(
        new Edit("S001", RecordKind.OPERATOR, "7007", Json.mapper().valueToTree(tom), Edit.ANY));
    office.headOffice().feed().apply(edits, "test");
    TestStation station =
        new TestStation(new TestJournal("S001", "T1"), LocalDate.of(2026, 11, 22), 7, "R");
    for (int i = 0; i < 60; i++) {
      station.act();
    }
    TestTill.Answer answer = office.enrolled("T1").postLines(station.journal().all());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    LocalDate day = LocalDate.of(2026, 11, 22);
    TestJournal journal = new TestJournal("S001", "T2");
    TestEvening evening = new TestEvening(journal, day, Instant.parse("2026-11-21T23:00:00Z"));
    evening.start().shift(1, 0).shift(2, 1_250).tanks().watched().heldBack();
    TestStation second = new TestStation(journal, day, 8, "P");
    for (int i = 0; i < 5; i++) {
      second.sell();
    }
    DayTotals totals = DayTotals.none("CNY");
    for (CompletedSale sale : second.sales()) {
      totals = totals.plus(sale);
    }
    evening.close(totals, 318, 1).openShift(3);
    answer = office.enrolled("T2").postLines(journal.all());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    office.headOffice().stations().addTill("S001", "T3");
    pay();
  }

  /** A tax class, a department and an article of it. */
  private static void goods(List<Edit> edits) {
    TaxClass taxClass =
        new TaxClass(
            "goods",
            new Names("一般商品 13%", "Goods 13 %", "Artículos 13 %"),
            List.of(Tax.included("vat13", Names.same("VAT 13 %"), Rate.percent(13))));
    Department drinks = new Department("drinks", new Names("饮料", "Drinks", "Bebidas"), 10);
    Article tea =
        new Article(
            "7001",
            new Names("乌龙茶 500 毫升", "Oolong tea 500 ml", "Té oolong 500 ml"),
            "drinks",
            "goods",
            new UnitPrice(4_500),
            Quantity.Unit.PIECE,
            0,
            true,
            List.of("6901234567892"),
            false);
    edits.add(Edit.everywhere(RecordKind.TAX_CLASS, "goods", Json.mapper().valueToTree(taxClass)));
    edits.add(Edit.everywhere(RecordKind.DEPARTMENT, "drinks", Json.mapper().valueToTree(drinks)));
    edits.add(Edit.everywhere(RecordKind.ARTICLE, "7001", Json.mapper().valueToTree(tea)));
    FuelGrade own = new FuelGrade(1, Names.same("92#"), "standard", new UnitPrice(8_190));
    edits.add(new Edit("S001", RecordKind.GRADE, "1", Json.mapper().valueToTree(own), Edit.ANY));
  }

  /** One order in each state that the page has a word for, and a refund. */
  private void pay() {
    List<String> states =
        List.of(
            "ASKED", "PAID", "WAITING", "UNPAID", "DECLINED", "NOT_FOUND", "REVERSED", "CLOSED");
    database
        .jdbi()
        .useHandle(
            handle -> {
              for (int i = 0; i < states.size(); i++) {
                handle.execute(
                    """
                    INSERT INTO relayed_order (first_at, asked_at, requested_at, amount_minor,
                      stated_minor, site, till, account, out_no, way, currency, verb, state, code,
                      wallet, channel_no)
                    VALUES (timestamptz '2026-11-22T06:00:00Z' + ? * interval '1 minute', now(), now(),
                      ?, ?, 'S001', 'T1', 'wechat-01', ?, 'SCAN_CUSTOMER', 'CNY', 'query', ?, ?,
                      'WECHAT', ?)
                    """,
                    i,
                    9_600L + i,
                    states.get(i).equals("WAITING") ? 1L : null,
                    "00S0010T12611220600%02d0%03dQ1ZX".formatted(i, i),
                    states.get(i),
                    states.get(i).equals("DECLINED") ? "NOTENOUGH" : "",
                    states.get(i).equals("PAID") ? "4200001234202611221234567890" : null);
              }
              handle.execute(
                  """
                  INSERT INTO quarantined_line (seq, day, version, site, till, type, reason)
                  VALUES (42, DATE '2026-11-22', 7, 'S001', 'T1', 'moon.landed', 'moon.landed version 7 is not known')
                  """);
              for (String state : List.of("REFUNDING", "REFUNDED", "REFUND_REFUSED")) {
                handle.execute(
                    """
                    INSERT INTO relayed_refund (first_at, asked_at, requested_at, amount_minor,
                      site, till, account, refund_no, out_no, currency, verb, state, code)
                    VALUES (timestamptz '2026-11-22T07:00:00Z', now(), now(), 1250, 'S001', 'T2',
                      'alipay-01', ?, '00S0010T1261122060001000001ZX', 'CNY', 'refund', ?, '')
                    """,
                    "R4Q8ZK0" + state.replace("_", ""),
                    state);
              }
            });
  }
}
