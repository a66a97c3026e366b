package canopy.till.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.till.Patience;
import canopy.till.report.export.Cell;
import canopy.till.report.export.CellText;
import canopy.till.report.export.FileProgress;
import canopy.till.report.export.OtherReaders;
import canopy.till.report.export.ReportDocument;
import canopy.till.report.export.ReportExport;
import canopy.till.report.export.ReportFormat;
import canopy.till.report.export.Section;
import canopy.till.report.page.JournalLines;
import canopy.till.report.page.Link;
import canopy.till.report.page.PageMaker;
import canopy.till.report.page.ReportFacts;
import canopy.till.report.page.ReportKind;
import canopy.till.report.page.ReportNames;
import canopy.till.report.page.ReportPage;
import canopy.till.report.page.ReportRequest;
import canopy.till.store.SoldDays;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.report.ReportFilter;
import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.manage.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every report as it looks on a station that has sold for ten days. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPictureTest extends ScreenPictureTest {
  private static final ReportNames NAMES =
      new ReportNames() {
        @Override
        public String grade(int id, Language language) {
          return List.of("92# 汽油", "95# 汽油", "98# 汽油", "0# 柴油").get((id - 1) % 4);
        }

        @Override
        public String department(String id, Language language) {
          return List.of("饮料", "零食", "香烟", "酒类", "汽车用品", "日用品", "其他")
              .get(Integer.parseInt(id.substring(1)));
        }

        @Override
        public String article(String id, Language language) {
          return "商品 " + id.substring(1) + " 号";
        }

        @Override
        public String tender(String id, Language language) {
          return id.equals("cash") ? "现金" : "银行卡";
        }

        @Override
        public String tax(String id, Language language) {
          return "增值税";
        }

        @Override
        public String reason(String id, Language language) {
          return "清洁用品";
        }

        @Override
        public String role(String id, Language language) {
          return "收银员";
        }

        @Override
        public String operator(String id) {
          return switch (id) {
            case "1001" -> "王芳";
            case "1002" -> "陈伟";
            case "2001" -> "李强";
            default -> id;
          };
        }

        @Override
        public String station(Language language) {
          return "S001 · 1";
        }
      };

  private static final JournalLines JOURNAL =
      (name, seq) ->
          List.of(
              new JournalLines.Line(
                  seq - 1,
                  Instant.parse("2026-01-05T02:12:00Z"),
                  "1001",
                  "sale.opened",
                  "5d".repeat(32),
                  "{\"saleId\":\"" + name + "\"}"),
              new JournalLines.Line(
                  seq,
                  Instant.parse("2026-01-05T02:13:00Z"),
                  "1001",
                  "sale.completed",
                  "9c".repeat(32),
                  "{\"sale\":{\"id\":\"" + name + "\",\"lines\":[]}}"));

  private SoldDays days;

  @BeforeAll
  void sell(@TempDir Path folder) throws Exception {
    days = new SoldDays(folder, 21, 1_200);
  }

  @AfterAll
  void close() {
    days.close();
  }

  private ReportPage page(Look look, ReportRequest request) {
    ReportFacts facts =
        new ReportFacts(
            look.texts(),
            look.texts().language(),
            look.formats(),
            NAMES,
            ZoneId.of("Asia/Shanghai"),
            Instant.parse("2026-01-12T10:00:00Z"),
            "李强");
    PageMaker maker = new PageMaker(facts, FindingLimits.standard(), days.reader(), JOURNAL);
    try {
      return days.reports()
          .ask(reader -> maker.make(request, reader, List.of()))
          .answer()
          .get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private ReportFilter filter(ReportKind kind) {
    boolean one = kind == ReportKind.SALES || kind == ReportKind.WEEK || kind == ReportKind.HOURS;
    return ReportFilter.days(
        days.today().minusDays(one ? 1 : 9), days.today().minusDays(one ? 1 : 0));
  }

  private Screen screen(Surroundings around, ReportKind kind, @Nullable Link detail) {
    ReportModel model = new ReportModel();
    ReportFilter filter = filter(kind);
    model.today.set(days.today());
    model.kind.set(kind);
    model.filter.set(filter);
    ReportPage page = page(around.look(), new ReportRequest(kind, filter, "", detail));
    model.choices.set(page.choices());
    ReportScreen screen = new ReportScreen(around, model, Around.none(ReportActions.class), NAMES);
    model.page.set(page);
    return screen;
  }

  @ParameterizedTest
  @EnumSource(ReportKind.class)
  void everyReport(ReportKind kind) throws Exception {
    String name = "report-" + kind.name().toLowerCase(Locale.ROOT);
    if (kind == ReportKind.GLANCE || kind == ReportKind.WEEK) {
      takeEachAndLarge(name, around -> screen(around, kind, null));
    } else {
      takeEach(name, around -> screen(around, kind, null));
    }
  }

  @Test
  void saleWithItsJournalLines() throws Exception {
    CompletedSale sale =
        sales().stream().filter(each -> each.lines().size() > 2).findFirst().orElseThrow();
    takeEach(
        "report-sale", around -> screen(around, ReportKind.SALES, new Link.ToSale(sale.id(), 40)));
  }

  @Test
  void aRefundIsHeadedAsOneAndEachLineSaysHowMuchItIs() throws Exception {
    Look look = look(Language.ENGLISH);
    Set<Class<?>> seen = new HashSet<>();
    boolean refunded = false;
    for (CompletedSale sale : sales()) {
      refunded |= sale.kind() == Sale.Kind.REFUND;
      if (sale.lines().stream().noneMatch(line -> seen.add(line.getClass())) && refunded) {
        continue; // Nothing new in it.
      }
      Link link = new Link.ToSale(sale.id(), 40);
      ReportRequest request =
          new ReportRequest(ReportKind.SALES, filter(ReportKind.SALES), "", link);
      Section lines = onFx(() -> page(look, request)).document().sections().getFirst();
      assertThat(lines.title())
          .isEqualTo((sale.kind() == Sale.Kind.REFUND ? "Refund " : "Sale ") + sale.id());
      assertThat(lines.columns().get(2).heading()).isEqualTo("Quantity");
      assertThat(lines.rows())
          .extracting(row -> CellText.read(row.get(2), look.formats()))
          .allMatch(much -> much.matches("[0-9.]+( kg| L)?( × [0-9.]+)?|by amount"));
    }
    assertThat(refunded).isTrue();
    assertThat(seen)
        .contains(
            Line.Goods.class,
            Line.FuelFill.class,
            Line.FuelPrepay.class,
            Line.PrepayRest.class,
            Line.Return.class);
  }

  /** Prepaid fuel is paid at one time and flows at another, each rounded by itself. */
  @Test
  void theNetOfSomeDaysIsOneFigureWhereverItStands() throws Exception {
    ReportPage page =
        onFx(
            () ->
                page(
                    look(Language.ENGLISH),
                    new ReportRequest(ReportKind.GLANCE, filter(ReportKind.GLANCE), "", null)));
    List<Section> sections = page.document().sections();
    Cell net =
        sections.getFirst().rows().stream()
            .filter(row -> row.getFirst().equals(Cell.of("Net")))
            .findFirst()
            .orElseThrow()
            .get(2);
    Section margin =
        sections.stream().filter(each -> each.title().equals("Margin")).findFirst().orElseThrow();
    assertThat(margin.sums().get(1)).isEqualTo(net);
    long parts = margin.rows().stream().mapToLong(row -> ((Cell.Figure) row.get(1)).value()).sum();
    assertThat(Cell.money(parts)).isEqualTo(net);
  }

  /** A margin of a part of the sales is not taken for that of all. */
  @Test
  void aMarginSaysOfHowMuchNoCostIsKnown() throws Exception {
    Look look = look(Language.ENGLISH);
    ReportPage page =
        onFx(
            () ->
                page(
                    look,
                    new ReportRequest(ReportKind.GLANCE, filter(ReportKind.GLANCE), "", null)));
    Section margin =
        page.document().sections().stream()
            .filter(each -> each.title().equals("Margin"))
            .findFirst()
            .orElseThrow();
    String uncosted = CellText.read(margin.sums().getLast(), look.formats());
    assertThat(uncosted).isNotEqualTo("0.00 %");
    assertThat(page.tiles())
        .extracting(ReportPage.Tile::word)
        .contains("Margin, " + uncosted + " without cost");
    assertThat(margin.note()).contains("Cost unknown: " + uncosted);
  }

  private List<CompletedSale> sales() {
    return days.events().stream()
        .map(Recorded::event)
        .filter(SaleEvent.Completed.class::isInstance)
        .map(event -> ((SaleEvent.Completed) event).sale())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(ReportKind.class)
  void nothingToList(ReportKind kind) throws Exception {
    takeEach(
        "report-empty-" + kind.name().toLowerCase(Locale.ROOT),
        around -> {
          ReportModel model = new ReportModel();
          ReportFilter never =
              ReportFilter.days(days.today().minusYears(9), days.today().minusYears(9));
          model.today.set(days.today());
          model.filter.set(never);
          model.kind.set(kind);
          ReportScreen screen =
              new ReportScreen(around, model, Around.none(ReportActions.class), NAMES);
          model.page.set(page(around.look(), new ReportRequest(kind, never, "", null)));
          return screen;
        });
  }

  @Test
  void takesLong() throws Exception {
    takeEach(
        "report-slow",
        around -> {
          ReportModel model = new ReportModel();
          model.today.set(days.today());
          model.filter.set(filter(ReportKind.GLANCE));
          model.slow.set(true);
          model.progress.set(0.4);
          return new ReportScreen(around, model, Around.none(ReportActions.class), NAMES);
        });
  }

  /** The PDFs lie beside the pictures. */
  @ParameterizedTest
  @EnumSource(ReportKind.class)
  void otherProgramsReadTheNumbersOfThePageInItsFiles(ReportKind kind) throws Exception {
    Path folder = Path.of("target", "pictures");
    Look look = look(Language.CHINESE);
    ReportDocument document =
        page(look, new ReportRequest(kind, filter(kind), "", null)).document();
    String stem = "report-" + kind.name().toLowerCase(Locale.ROOT);
    for (ReportFormat format : ReportFormat.values()) {
      Path file = folder.resolve(stem + "." + format.extension());
      Files.deleteIfExists(file);
      assertThat(ReportExport.save(document, format, folder, stem, new FileProgress()))
          .isEqualTo(file)
          .isNotEmptyFile();
      if (format == ReportFormat.PDF) {
        Optional<String> words = OtherReaders.words(file);
        assumeTrue(words.isPresent(), "pdftotext is not installed");
        assertThat(words.orElseThrow()).contains(OtherReaders.figures(document, look.formats()));
      } else {
        Optional<List<List<String>>> rows = OtherReaders.rows(file);
        assumeTrue(rows.isPresent(), "python3 or its openpyxl is not installed");
        assertThat(rows.orElseThrow()).containsAll(OtherReaders.expected(document));
      }
    }
  }

  @Test
  void oneGradeByDay() throws Exception {
    takeEach(
        "report-days-grade",
        around -> {
          ReportFilter filter =
              new ReportFilter(days.today().minusDays(9), days.today(), null, null, 1, null);
          return screen(around, ReportKind.DAYS, filter, false);
        });
  }

  @Test
  void oneGradeAndOneDepartmentByHourAndByWayToPay() throws Exception {
    for (ReportKind kind : List.of(ReportKind.HOURS, ReportKind.TENDERS)) {
      takeEach(
          "report-part-" + kind.name().toLowerCase(Locale.ROOT),
          around -> {
            ReportFilter filter =
                new ReportFilter(days.today().minusDays(9), days.today(), null, null, 1, "d1");
            return screen(around, kind, filter, false);
          });
    }
  }

  @Test
  void choosingTheDays() throws Exception {
    takeEach(
        "report-choose-days",
        around -> screen(around, ReportKind.GLANCE, filter(ReportKind.GLANCE), true));
  }

  private Screen screen(
      Surroundings around, ReportKind kind, ReportFilter filter, boolean choosing) {
    ReportModel model = new ReportModel();
    model.today.set(days.today());
    model.kind.set(kind);
    model.filter.set(filter);
    ReportPage page = page(around.look(), new ReportRequest(kind, filter, "", null));
    model.choices.set(page.choices());
    ReportScreen screen = new ReportScreen(around, model, Around.none(ReportActions.class), NAMES);
    model.page.set(page);
    model.choosingDays.set(choosing);
    return screen;
  }
}
