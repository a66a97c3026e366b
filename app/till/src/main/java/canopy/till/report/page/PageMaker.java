package canopy.till.report.page;

import canopy.core.command.Original;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.ReportDocument;
import canopy.till.report.export.Section;
import canopy.till.store.finding.Finding;
import canopy.till.store.finding.FindingLimits;
import canopy.till.store.margin.Margin;
import canopy.till.store.query.AuditFilter;
import canopy.till.store.query.AuditKind;
import canopy.till.store.query.AuditPage;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import canopy.till.store.report.Choices;
import canopy.till.store.report.FuelRow;
import canopy.till.store.report.Glance;
import canopy.till.store.report.HourRow;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ReportReader;
import canopy.till.store.report.SaleRow;
import canopy.till.store.report.SalesRow;
import canopy.till.store.report.SalesSums;
import canopy.till.store.report.ShopRow;
import canopy.till.store.report.TenderRow;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes pages, on the report thread. */
public final class PageMaker {
  /** Most rows of a list of single things. */
  static final int LONGEST_LIST = StoreReader.LONGEST_PAGE;

  private static final int DAYS_OF_WEEK = 7;
  private static final int MOST_BARS = 62;

  private final ReportFacts facts;
  private final FindingLimits limits;
  private final StoreReader store;
  private final JournalLines journal;

  /**
   * @param store answers what is no sum
   * @param journal for what lies below a row
   */
  public PageMaker(
      ReportFacts facts, FindingLimits limits, StoreReader store, JournalLines journal) {
    this.facts = facts;
    this.limits = limits;
    this.store = store;
    this.journal = journal;
  }

  private record Content(
      List<Section> sections,
      List<ReportPage.Tile> tiles,
      @Nullable ReportChart chart,
      List<Link> links) {
    static Content of(Section... sections) {
      return of(List.of(sections));
    }

    static Content of(List<Section> sections) {
      return new Content(sections, List.of(), null, List.of());
    }

    Content tiled(List<ReportPage.Tile> next) {
      return new Content(sections, next, chart, links);
    }

    Content charted(ReportChart next) {
      return new Content(sections, tiles, next, links);
    }

    Content linked(List<? extends Link> next) {
      return new Content(sections, tiles, chart, List.copyOf(next));
    }
  }

  /**
   * Makes what was asked for.
   *
   * @param remarks what a reader must know of all of it, already worded
   */
  public ReportPage make(ReportRequest request, ReportReader reader, List<String> remarks)
      throws SQLException, IOException {
    Choices choices = reader.choices(request.filter());
    Link detail = request.detail();
    Content content = detail == null ? content(request, reader) : detail(detail);
    ReportDocument document =
        new ReportDocument(
            facts.text(request.kind().key()),
            subtitle(request.filter(), remarks),
            filters(request),
            content.sections(),
            facts.wording());
    return new ReportPage(
        request, document, content.tiles(), content.chart(), content.links(), choices, remarks);
  }

  private List<String> subtitle(ReportFilter filter, List<String> remarks) {
    String days =
        filter.from().equals(filter.to())
            ? filter.from().toString()
            : filter.from() + " – " + filter.to();
    List<String> lines = new ArrayList<>();
    // Its own journal is all that a till knows.
    lines.add(facts.text("report.onlythis", facts.names().station(facts.language())));
    lines.add(facts.text("report.ofdays", days));
    lines.add(
        facts.text(
            "report.madeby",
            facts.local(facts.now()).withSecond(0).withNano(0).toString().replace('T', ' '),
            facts.by()));
    lines.addAll(remarks);
    return lines;
  }

  private List<ReportDocument.Filter> filters(ReportRequest request) {
    List<ReportDocument.Filter> filters = new ArrayList<>();
    ReportFilter filter = request.filter();
    String cashier = filter.cashier();
    if (cashier != null) {
      filters.add(filter("report.cashier", facts.operator(cashier)));
    }
    String shift = filter.shift();
    if (shift != null && request.kind().knowsShifts()) {
      filters.add(filter("report.shift", shift));
    }
    Integer grade = filter.grade();
    if (grade != null) {
      String key = request.kind().isMixed() ? "report.fuelonly" : "report.grade";
      filters.add(filter(key, facts.grade(grade)));
    }
    String department = filter.department();
    if (department != null) {
      String key = request.kind().isMixed() ? "report.goodsonly" : "report.department";
      filters.add(filter(key, facts.department(department)));
    }
    if (!request.search().isBlank() && request.kind() == ReportKind.AUDIT) {
      filters.add(filter("report.search", request.search()));
    }
    return filters;
  }

  private ReportDocument.Filter filter(String key, String value) {
    return new ReportDocument.Filter(facts.text(key), value);
  }

  private Content content(ReportRequest request, ReportReader reader)
      throws SQLException, IOException {
    ReportFilter filter = request.filter();
    GlancePages glance = new GlancePages(facts, filter);
    ListPages lists = new ListPages(facts);
    MarginTables margins = new MarginTables(facts, filter);
    return switch (request.kind()) {
      case GLANCE -> {
        Glance found = reader.glance(filter);
        List<ReportReader.Why> reasons = reader.reasons(filter);
        yield Content.of(glance.glance(found, reasons)).tiled(glance.tiles(found));
      }
      case WEEK -> week(reader, filter, glance);
      case DAYS -> days(reader, filter, lists, margins);
      case HOURS -> hours(reader, filter, lists, glance);
      case FUEL -> {
        List<FuelRow> fuel = reader.fuel(filter);
        FuelTables tables = new FuelTables(facts, filter);
        List<Section> sections =
            new ArrayList<>(List.of(tables.grades(fuel), margins.grades(fuel), tables.pumps(fuel)));
        sections.addAll(tables.unpaid(fuel));
        yield Content.of(sections).charted(tables.pumpUse(fuel));
      }
      case SHOP -> {
        List<ShopRow> shop = reader.shop(filter);
        List<Section> sections = new ArrayList<>(glance.shop(shop));
        sections.add(margins.departments(shop));
        sections.add(margins.articles(reader.articles(filter)));
        yield Content.of(sections).charted(lists.shopChart(shop));
      }
      case TENDERS -> tenders(reader, filter, lists, glance);
      case CASHIERS -> cashiers(reader, filter, lists);
      case SHIFTS -> shifts(reader, filter, lists);
      case SALES -> sales(reader, filter, lists);
      case FINDINGS -> {
        List<Finding> found = reader.findings(filter, limits, LONGEST_LIST);
        yield Content.of(new FindingPage(facts, limits).list(found, LONGEST_LIST))
            .linked(found.stream().map(FindingPage::link).toList());
      }
      case AUDIT -> audit(audited(filter, filter.cashier(), Set.of()), request.search());
    };
  }

  private Content week(ReportReader reader, ReportFilter filter, GlancePages glance)
      throws SQLException {
    ReportFilter before = filter.earlier(DAYS_OF_WEEK);
    List<Section> sections = glance.week(reader.glance(filter), reader.glance(before));
    return Content.of(sections)
        .charted(
            glance.hours(reader.hours(filter, facts.zone()), reader.hours(before, facts.zone())));
  }

  private Content hours(
      ReportReader reader, ReportFilter filter, ListPages lists, GlancePages glance)
      throws SQLException {
    if (!filter.isPartial()) {
      List<HourRow> hours = reader.hours(filter, facts.zone());
      FuelTables tables = new FuelTables(facts, filter);
      return Content.of(tables.noting(lists.hours(hours))).charted(glance.hours(hours, List.of()));
    }
    Map<String, List<MarginTables.Part>> parts = new LinkedHashMap<>();
    Integer grade = filter.grade();
    if (grade != null) {
      List<FuelRow> rows = reader.parts().fuelHours(filter, grade, facts.zone());
      parts.put(facts.grade(grade), rows.stream().map(MarginTables.Part::of).toList());
    }
    String department = filter.department();
    if (department != null) {
      List<ShopRow> rows = reader.parts().shopHours(filter, department, facts.zone());
      parts.put(facts.department(department), rows.stream().map(MarginTables.Part::of).toList());
    }
    MarginTables tables = new MarginTables(facts, filter);
    return Content.of(lists.hoursOf(parts, tables)).charted(lists.hourChart(parts));
  }

  private Content tenders(
      ReportReader reader, ReportFilter filter, ListPages lists, GlancePages glance)
      throws SQLException {
    if (!filter.isPartial()) {
      List<TenderRow> tenders = reader.tenders(filter);
      return Content.of(glance.tenders(tenders)).charted(lists.tenderChart(tenders));
    }
    List<Section> sections = new ArrayList<>();
    Integer grade = filter.grade();
    if (grade != null) {
      sections.add(lists.paidFuel(facts.grade(grade), reader.parts().fuelTenders(filter)));
    }
    String department = filter.department();
    if (department != null) {
      String title = facts.department(department);
      sections.add(lists.paidGoods(title, reader.parts().shopTenders(filter)));
    }
    return Content.of(sections);
  }

  private Content cashiers(ReportReader reader, ReportFilter filter, ListPages lists)
      throws SQLException {
    Column first = Column.text(facts.text("report.cashier"));
    Function<String, Cell> name = id -> Cell.of(facts.operator(id));
    return filter.isPartial()
        ? Content.of(parts(reader, filter, ReportReader.By.CASHIER, first, name))
        : Content.of(lists.sums(reader.cashiers(filter), first, name));
  }

  private Content shifts(ReportReader reader, ReportFilter filter, ListPages lists)
      throws SQLException {
    Column first = Column.text(facts.text("report.shift"));
    Function<String, Cell> name = id -> Cell.of(id.isEmpty() ? facts.text("report.noshift") : id);
    return filter.isPartial()
        ? Content.of(parts(reader, filter, ReportReader.By.SHIFT, first, name))
        : Content.of(lists.sums(reader.shifts(filter), first, name));
  }

  private Content sales(ReportReader reader, ReportFilter filter, ListPages lists)
      throws SQLException {
    List<SaleRow> sales = reader.sales(filter, StoreReader.NEWEST, LONGEST_LIST);
    Section listed = lists.sales(sales, LONGEST_LIST);
    if (filter.department() != null) {
      listed = listed.noting((listed.note() + " " + facts.text("report.noreturns")).strip());
    }
    return Content.of(listed)
        .linked(sales.stream().map(s -> new Link.ToSale(s.number(), s.seq())).toList());
  }

  /** What was sold of a grade, and of a department, by day, person or shift. */
  private List<Section> parts(
      ReportReader reader,
      ReportFilter filter,
      ReportReader.By by,
      Column first,
      Function<String, Cell> name)
      throws SQLException {
    MarginTables tables = new MarginTables(facts, filter);
    List<Section> sections = new ArrayList<>();
    Integer grade = filter.grade();
    if (grade != null) {
      Map<String, MarginTables.Part> parts = new TreeMap<>();
      reader
          .fuelBy(by, filter, grade)
          .forEach((key, row) -> parts.put(key, MarginTables.Part.of(row)));
      sections.add(tables.by(first, facts.grade(grade), parts, name));
    }
    String department = filter.department();
    if (department != null) {
      Map<String, MarginTables.Part> parts = new TreeMap<>();
      reader
          .shopBy(by, filter, department)
          .forEach((key, row) -> parts.put(key, MarginTables.Part.of(row)));
      sections.add(tables.by(first, facts.department(department), parts, name));
    }
    return sections;
  }

  private Content days(
      ReportReader reader, ReportFilter filter, ListPages lists, MarginTables tables)
      throws SQLException {
    if (filter.isPartial()) {
      return Content.of(
          parts(
              reader,
              filter,
              ReportReader.By.DAY,
              Column.date(facts.text("report.day")),
              day -> Cell.date(LocalDate.parse(day))));
    }
    Map<String, Margin> margins = reader.dayMargins(filter);
    Map<String, SalesRow> byDay = new TreeMap<>();
    // Prepaid fuel may flow on a day without a sale.
    margins.keySet().forEach(day -> byDay.put(day, new SalesRow(day, SalesSums.NONE)));
    reader.days(filter).forEach(row -> byDay.put(row.key(), row));
    List<SalesRow> days = List.copyOf(byDay.values());
    Content content =
        Content.of(lists.days(days, margins, tables))
            .linked(days.stream().map(row -> new Link.ToDay(LocalDate.parse(row.key()))).toList());
    return days.size() > 1 && days.size() <= MOST_BARS
        ? content.charted(lists.dayChart(days))
        : content;
  }

  private static AuditFilter audited(
      ReportFilter days, @Nullable String operator, Set<AuditKind> kinds) {
    return new AuditFilter(kinds, days.from(), days.to(), operator, null);
  }

  private Content audit(AuditFilter wanted, String search) throws IOException {
    try {
      AuditPage page = new AuditSearch(store, facts).find(wanted, search, LONGEST_LIST);
      return Content.of(new ListPages(facts).audit(page))
          .linked(page.rows().stream().map(PageMaker::below).toList());
    } catch (StoreUnavailable e) {
      throw new IOException(e);
    }
  }

  /** What is about a sale leads to all of it. */
  private static Link below(AuditPage.Row row) {
    return row.kind().isOfSale()
        ? new Link.ToSale(row.subject(), row.seq())
        : new Link.ToEntry(row.seq());
  }

  private Content detail(Link link) throws IOException {
    SalePage page = new SalePage(facts);
    return switch (link) {
      case Link.ToSale(String number, long seq) -> {
        List<Section> sections = new ArrayList<>();
        try {
          Optional<Original> sale = store.original(number);
          sale.ifPresent(
              found -> {
                sections.add(page.lines(found.sale()));
                sections.add(page.tenders(found.sale()));
              });
        } catch (StoreUnavailable e) {
          throw new IOException(e);
        }
        sections.add(page.journal(journal.about(number, seq)));
        yield Content.of(sections);
      }
      case Link.ToEntries(LocalDate day, String operator, Set<AuditKind> kinds) ->
          audit(audited(ReportFilter.days(day, day), operator, kinds), "");
      case Link.ToEntry(long seq) -> Content.of(page.journal(journal.about("", seq)));
      case Link.ToDay _, Link.None _ ->
          throw new IllegalArgumentException("nothing lies below " + link);
    };
  }
}
