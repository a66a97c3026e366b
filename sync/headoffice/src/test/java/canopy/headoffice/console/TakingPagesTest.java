package canopy.headoffice.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.headoffice.identity.Stations;
import canopy.headoffice.report.Figures;
import canopy.headoffice.report.Takings;
import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestJournal;
import canopy.headoffice.support.TestStation;
import canopy.headoffice.support.TestTill;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One cashier at two tills: what each filter leaves is what the sales say. */
@ExtendWith(TestDatabases.class)
final class TakingPagesTest {
  private static final LocalDate FROM = LocalDate.of(2025, 3, 10);
  private static final LocalDate TO = FROM.plusDays(60);

  private final TestDatabase database;
  private final TestStation first = station("K1", 31);
  private final TestStation second = station("K2", 32);
  private TestHeadOffice office;

  TakingPagesTest(TestDatabase database) {
    this.database = database;
  }

  private static TestStation station(String till, long seed) {
    return new TestStation(new TestJournal("S001", till), FROM, seed, till);
  }

  @BeforeEach
  void start() throws Exception {
    database.jdbi().useHandle(h -> h.execute("DELETE FROM console_user"));
    office = new TestHeadOffice(database);
    for (TestStation station : List.of(first, second)) {
      for (int i = 0; i < 120; i++) {
        station.act();
      }
    }
    send(first, "K1");
    send(second, "K2");
  }

  private void send(TestStation station, String name) throws Exception {
    TestTill till = office.enrolled(name);
    assertThat(till.postLines(station.journal().all()).status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    office.close();
  }

  @Test
  void filtersByTillGradeAndDepartmentAndShowsACashierOfTwoTillsOnOnePage() throws Exception {
    Takings takings = new Takings(database.jdbi());
    long one = total(List.of(first), (sale, no) -> amount(sale, no));
    long two = total(List.of(second), (sale, no) -> amount(sale, no));
    assertThat(takings.cashiers(filter("", "1001", null, "")))
        .extracting(Takings.Cashier::cashier, Takings.Cashier::till, Takings.Cashier::minor)
        .containsExactly(tuple("1001", "K1", one), tuple("1001", "K2", two));
    assertThat(takings.cashiers(filter("K2", "", null, "")))
        .extracting(Takings.Cashier::till, Takings.Cashier::minor)
        .containsExactly(tuple("K2", two));
    assertThat(takings.cashiers(filter("", "9999", null, ""))).isEmpty();

    long petrol = total(List.of(first, second), (sale, no) -> ofGrade(sale, no, 95));
    long litres = total(List.of(first, second), (sale, no) -> litres(sale, no, 95));
    Takings.Filter grade = filter("", "", 95, "");
    assertThat(takings.cashiers(grade).stream().mapToLong(Takings.Cashier::minor).sum())
        .isEqualTo(petrol);
    assertThat(takings.grades(grade))
        .extracting(Takings.Grade::grade, Takings.Grade::millilitres, Takings.Grade::minor)
        .containsExactly(tuple(95, litres, petrol));
    assertThat(takings.departments(grade)).isEmpty();
    assertThat(takings.tenders(grade)).isEmpty();

    long drinks = total(List.of(first, second), (sale, no) -> amount(sale, no) - ofFuel(sale, no));
    Takings.Filter goods = filter("", "", null, "drinks");
    assertThat(takings.departments(goods)).containsExactly(new Takings.Sum("drinks", drinks));
    assertThat(takings.grades(goods)).isEmpty();
    assertThat(
            takings.tenders(filter("", "", null, "")).stream().mapToLong(Takings.Sum::minor).sum())
        .isEqualTo(one + two);

    User anna = new User("anna", "Anna", Role.HEAD_OFFICE, null, "en", true);
    try (TestBrowser browser = new TestBrowser(office, anna)) {
      String days = "/console/takings?site=S001&from=" + FROM + "&to=" + TO;
      String all = browser.get(days).body();
      assertThat(all)
          .contains("All tills: K1, K2", money(one), money(two), money(one + two))
          .contains("<option value=\"1001\"", "<option value=\"95\"", "value=\"drinks\"");
      assertThat(browser.get(days + "&till=K1").body())
          .contains("Only till K1", money(one))
          .doesNotContain(money(two));
      assertThat(browser.get(days + "&department=drinks").body()).contains(money(drinks));
      assertThat(browser.get(days + "&grade=95&cashier=1001").body()).contains(money(petrol));
      assertThat(browser.get(days + "&cashier=9999").body()).contains("Nothing was sold");
      assertThat(browser.get("/console/takings?site=S001&from=x&grade=y").statusCode())
          .isEqualTo(200);
      isForOwnStationsOnly(days, money(one));
    }
  }

  /** Whoever belongs to one station sees no other, whatever the address says. */
  private void isForOwnStationsOnly(String path, String taken) throws Exception {
    office
        .headOffice()
        .stations()
        .addSite(new Stations.Site("S002", "North", "Asia/Shanghai", "CNY"));
    User own = new User("vera", "Vera", Role.STATION_MANAGER, "S001", "en", true);
    User other = new User("omar", "Omar", Role.STATION_MANAGER, "S002", "en", true);
    try (TestBrowser here = new TestBrowser(office, own);
        TestBrowser there = new TestBrowser(office, other)) {
      assertThat(here.get(path).body()).contains(taken);
      assertThat(there.get(path).body())
          .contains("North S002")
          .doesNotContain(taken, "Riverside", "K1");
    }
  }

  private static Takings.Filter filter(
      String till, String cashier, @Nullable Integer grade, String department) {
    return new Takings.Filter("S001", FROM, TO, till, cashier, grade, department);
  }

  private static long total(List<TestStation> at, ToLongBiFunction<CompletedSale, Line> of) {
    return at.stream()
        .flatMap(station -> station.sales().stream())
        .flatMapToLong(sale -> sale.lines().stream().mapToLong(no -> of.applyAsLong(sale, no)))
        .sum();
  }

  private static long amount(CompletedSale sale, Line line) {
    return sale.amounts(line.no()).orElseThrow().total().minor();
  }

  private static long ofFuel(CompletedSale sale, Line line) {
    return line instanceof Line.FuelFill ? amount(sale, line) : 0;
  }

  private static long ofGrade(CompletedSale sale, Line line, int grade) {
    return line instanceof Line.FuelFill fill && fill.fill().grade() == grade
        ? amount(sale, line)
        : 0;
  }

  private static long litres(CompletedSale sale, Line line, int grade) {
    return Stream.of(line)
        .filter(each -> ofGrade(sale, each, grade) != 0)
        .mapToLong(each -> ((Line.FuelFill) each).fill().volume().millilitres())
        .sum();
  }

  private static String money(long minor) {
    return ">" + Figures.in(Locale.ENGLISH, Figures.amount(minor, "CNY")) + "<";
  }
}
