package canopy.till.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.loop.TillSnapshot;
import canopy.till.report.page.Link;
import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportNames;
import canopy.till.store.SoldDays;
import canopy.till.store.finding.FindingRule;
import canopy.till.store.query.AuditFilter;
import canopy.till.store.query.AuditKind;
import canopy.till.store.query.AuditPage;
import canopy.till.store.query.StoreReader;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.SaleRow;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.PictureTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first page down to a sale and back, and out to a file. */
class ReportControllerTest extends PictureTest {
  private static final ReportNames PLAIN =
      new ReportNames() {
        @Override
        public String grade(int id, Language language) {
          return "G" + id;
        }

        @Override
        public String department(String id, Language language) {
          return id;
        }

        @Override
        public String article(String id, Language language) {
          return id;
        }

        @Override
        public String tender(String id, Language language) {
          return id;
        }

        @Override
        public String tax(String id, Language language) {
          return id;
        }

        @Override
        public String reason(String id, Language language) {
          return id;
        }

        @Override
        public String role(String id, Language language) {
          return id;
        }

        @Override
        public String operator(String id) {
          return id;
        }

        @Override
        public String station(Language language) {
          return "S001";
        }
      };

  @TempDir Path folder;
  private final AtomicReference<TillSnapshot> now = new AtomicReference<>();
  private SoldDays days;
  private ReportController reports;

  @BeforeEach
  void open() throws Exception {
    days = new SoldDays(folder.resolve("store"), 4, 300);
    TillSnapshot till = days.till();
    now.set(till);
    var sources =
        new ReportController.Sources(
            now::get,
            days.reports(),
            days.projector(),
            days.reader(),
            (name, seq) -> List.of(),
            PLAIN,
            () -> {
              throw new IOException("a typing error");
            },
            folder.resolve("out"),
            Runnable::run);
    Clock clock = Clock.fixed(Instant.parse("2026-01-03T04:00:00Z"), ZoneOffset.UTC);
    reports = onFx(() -> new ReportController(Around.of(look(Language.CHINESE)), sources, clock));
    onFx(() -> run(() -> reports.open(till)));
    until(() -> !button("report-pdf").isDisabled());
  }

  @AfterEach
  void close() {
    days.close();
  }

  private static boolean run(Runnable action) {
    action.run();
    return true;
  }

  private Node find(String id) {
    return reports.screen().root().lookup(id);
  }

  private Button button(String id) {
    return (Button) find("#" + id);
  }

  private int rows() {
    return find(".table-view") instanceof TableView<?> table ? table.getItems().size() : -1;
  }

  @Test
  void leadsFromListToSaleAndBack() throws Exception {
    List<SaleRow> sales =
        days.reports()
            .ask(
                reader ->
                    reader.sales(
                        ReportFilter.days(days.today(), days.today()), Long.MAX_VALUE, 500))
            .answer()
            .get(60, TimeUnit.SECONDS);
    assertThat(sales).isNotEmpty();
    onFx(() -> run(() -> reports.choose(ReportKind.SALES)));
    until(() -> rows() == sales.size());
    SaleRow sale = sales.getLast();
    onFx(() -> run(() -> reports.follow(new Link.ToSale(sale.number(), sale.seq()))));
    until(() -> find("#report-back") != null);
    onFx(() -> run(() -> reports.back()));
    until(() -> find("#report-back") == null && rows() == sales.size());
    onFx(() -> run(() -> reports.choose(ReportKind.DAYS)));
    onFx(() -> run(() -> reports.period(Period.YEAR)));
    long count = days.events().stream().map(event -> event.day()).distinct().count();
    until(() -> rows() > 1 && rows() <= count);
    onFx(() -> run(() -> reports.follow(new Link.ToDay(days.today()))));
    until(() -> rows() == sales.size());
  }

  @Test
  void manyOfAKindLeadToEachOfThemToItsSaleAndBack() throws Exception {
    Set<AuditKind> kinds = FindingRule.MANY_VOIDS.counted();
    AuditPage.Row one =
        days.reader()
            .audit(AuditFilter.of(kinds), StoreReader.NEWEST, StoreReader.LONGEST_PAGE)
            .rows()
            .getFirst();
    AuditFilter same = new AuditFilter(kinds, one.day(), one.day(), one.operator(), null);
    int count =
        days.reader().audit(same, StoreReader.NEWEST, StoreReader.LONGEST_PAGE).rows().size();
    onFx(() -> run(() -> reports.choose(ReportKind.FINDINGS)));
    until(() -> find(".table-view") != null && find("#report-back") == null);
    int found = onFx(this::rows);
    onFx(() -> run(() -> reports.follow(new Link.ToEntries(one.day(), one.operator(), kinds))));
    until(() -> find("#report-back") != null && rows() == count);
    onFx(() -> run(() -> reports.follow(new Link.ToSale(one.subject(), one.seq()))));
    until(() -> find("#report-back") != null && rows() < 1);
    onFx(() -> run(() -> reports.back()));
    until(() -> find("#report-back") == null && rows() == found);
  }

  @Test
  void anyDaysCanBeChosen() throws Exception {
    LocalDate day = days.today().minusDays(1);
    onFx(() -> run(() -> button("report-choose-days").fire()));
    onFx(() -> run(() -> button("report-day-" + day).fire()));
    onFx(() -> run(() -> button("report-day-" + day).fire()));
    assertThat(onFx(() -> find("#report-days").isVisible())).isFalse();
    until(() -> button("report-choose-days").getText().equals(day.toString()));
    days.reports().ask(reader -> true).answer().get(60, TimeUnit.SECONDS);
    Path file = folder.resolve("out").resolve("glance-" + day + ".csv");
    onFx(() -> run(() -> button("report-csv").fire()));
    assertThat(file).isNotEmptyFile();
  }

  @Test
  void whatIsStillMadeDoesNotAppearOverTheListThatOneWentBackTo() throws Exception {
    onFx(() -> run(() -> reports.choose(ReportKind.SALES)));
    until(() -> rows() > 1);
    List<SaleRow> sales =
        days.reports()
            .ask(
                reader ->
                    reader.sales(
                        ReportFilter.days(days.today(), days.today()), Long.MAX_VALUE, 500))
            .answer()
            .get(60, TimeUnit.SECONDS);
    Link first = new Link.ToSale(sales.getFirst().number(), sales.getFirst().seq());
    onFx(() -> run(() -> reports.follow(first)));
    until(() -> find("#report-back") != null);
    onFx(
        () ->
            run(
                () -> {
                  reports.follow(new Link.ToSale(sales.getLast().number(), sales.getLast().seq()));
                  reports.back();
                }));
    days.reports().ask(reader -> true).answer().get(60, TimeUnit.SECONDS);
    assertThat(onFx(() -> find("#report-back") == null && !says("已取消"))).isTrue();
  }

  @Test
  void whatTakesOverASecondSaysSoAndCanBeStopped() throws Exception {
    assertThat(onFx(this::offersToStop)).isFalse();
    CountDownLatch free = new CountDownLatch(1);
    try {
      days.reports()
          .ask(
              reader -> {
                try {
                  return free.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
              });
      onFx(() -> run(() -> reports.choose(ReportKind.SALES)));
      until(this::offersToStop);
      onFx(() -> run(() -> button("report-stop").fire()));
    } finally {
      free.countDown();
    }
    until(() -> says("已取消"));
    assertThat(onFx(this::offersToStop)).isFalse();
    assertThat(onFx(this::rows)).as("the page from before has no table").isEqualTo(-1);
  }

  private boolean offersToStop() {
    return button("report-stop").getParent().isVisible();
  }

  @Test
  void showsNothingToWhoNeedsApproval() throws Exception {
    onFx(
        () ->
            run(
                () -> {
                  reports.choose(ReportKind.CASHIERS);
                  reports.open(days.ahead(false));
                  reports.choose(ReportKind.AUDIT);
                }));
    // One thread makes reports: what was asked before is done when this is.
    days.reports().ask(reader -> true).answer().get(60, TimeUnit.SECONDS);
    assertThat(onFx(() -> button("report-pdf").isDisabled())).isTrue();
  }

  @Test
  void shutsWhenSomebodyElseStandsThere() throws Exception {
    onFx(() -> run(() -> reports.choose(ReportKind.SALES)));
    until(() -> rows() > 0);
    onFx(
        () ->
            run(
                () -> {
                  reports.show(days.till());
                  reports.choose(ReportKind.CASHIERS);
                }));
    assertThat(onFx(() -> button("report-pdf").isDisabled())).as("the same person").isFalse();
    onFx(() -> run(() -> reports.show(days.ahead(false))));
    assertThat(onFx(() -> button("report-pdf").isDisabled())).isTrue();
    // What was asked before comes late, and is not shown.
    days.reports().ask(reader -> true).answer().get(60, TimeUnit.SECONDS);
    onFx(() -> run(() -> button("report-csv").fire()));
    assertThat(onFx(() -> button("report-pdf").isDisabled())).isTrue();
    assertThat(onFx(this::rows)).isEqualTo(-1);
    onFx(() -> run(() -> reports.show(days.till())));
    assertThat(onFx(() -> button("report-pdf").isDisabled())).as("opened again first").isTrue();
    onFx(() -> run(() -> reports.open(days.till())));
    until(() -> !button("report-pdf").isDisabled());
  }

  @Test
  void aLockedTillShowsNoReport() throws Exception {
    onFx(() -> run(() -> reports.show(days.locked())));
    assertThat(onFx(() -> button("report-pdf").isDisabled())).isTrue();
  }

  @Test
  void saysWhatAShiftDoesNotKnow() throws Exception {
    String shift =
        days.reports()
            .ask(reader -> reader.choices(ReportFilter.days(days.today(), days.today())))
            .answer()
            .get(60, TimeUnit.SECONDS)
            .shifts()
            .getFirst();
    String note = "预付和未付的加油无法按班次区分";
    onFx(() -> run(() -> button("report-csv").fire()));
    Path file = folder.resolve("out").resolve("glance-" + days.today() + ".csv");
    assertThat(Files.readString(file, UTF_8)).contains("异常操作").doesNotContain(note);
    Files.delete(file);
    onFx(() -> run(() -> reports.choose(ReportKind.HOURS)));
    until(() -> rows() > 0);
    assertThat(onFx(() -> says(note))).as("of the whole day").isFalse();
    onFx(() -> run(() -> reports.shift(shift)));
    until(() -> says(note));
    onFx(() -> run(() -> reports.choose(ReportKind.GLANCE)));
    until(() -> find(".table-view") == null);
    onFx(() -> run(() -> button("report-csv").fire()));
    assertThat(Files.readString(file, UTF_8)).contains(note, shift).doesNotContain("异常操作");
    onFx(() -> run(() -> reports.choose(ReportKind.SALES)));
    until(() -> rows() > 0);
    onFx(() -> run(() -> button("report-csv").fire()));
    Path sales = folder.resolve("out").resolve("sales-" + days.today() + ".csv");
    until(() -> Files.exists(sales));
    assertThat(Files.readString(sales, UTF_8)).as("not filtered by shift").doesNotContain(shift);
  }

  @Test
  void saysWhatIsMissingOnThePageAndInTheFile() throws Exception {
    now.set(days.ahead(true));
    onFx(() -> run(() -> reports.choose(ReportKind.FINDINGS)));
    until(() -> says("数据不完整") && says("无法读取 findings.json"));
    onFx(() -> run(() -> button("report-csv").fire()));
    Path file = folder.resolve("out").resolve("findings-" + days.today() + ".csv");
    until(() -> Files.exists(file));
    assertThat(Files.readString(file, UTF_8)).contains("数据不完整", "无法读取 findings.json");
  }

  private boolean says(String beginning) {
    return reports.screen().root().lookupAll(".label").stream()
        .anyMatch(node -> node instanceof Label label && label.getText().startsWith(beginning));
  }

  @Test
  void writesTheShownPageIntoTheFolder() throws Exception {
    onFx(() -> run(() -> button("report-csv").fire()));
    Path file = folder.resolve("out").resolve("glance-" + days.today() + ".csv");
    until(() -> Files.exists(file));
    assertThat(Files.readString(file, UTF_8)).contains("一览", "S001", days.today().toString());
  }
}
