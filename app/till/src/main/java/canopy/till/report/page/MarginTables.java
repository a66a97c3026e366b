package canopy.till.report.page;

import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.Section;
import canopy.till.store.margin.ArticleMargin;
import canopy.till.store.margin.Margin;
import canopy.till.store.report.FuelRow;
import canopy.till.store.report.Glance;
import canopy.till.store.report.ReportFilter;
import canopy.till.store.report.ShopRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is left of sales when their cost is taken off: by part of the station, grade, department and
 * article. How much of them has no known cost stands beside it.
 */
final class MarginTables {
  /** Articles are listed by name up to here; the others are one row. */
  static final int MOST_ARTICLES = 100;

  private final ReportFacts facts;
  private final ReportFilter filter;

  MarginTables(ReportFacts facts, ReportFilter filter) {
    this.facts = facts;
    this.filter = filter;
  }

  /** Everything that some days brought in. */
  static Margin whole(Glance glance) {
    return fuel(glance.fuel()).plus(shop(glance.shop(), false)).plus(shop(glance.shop(), true));
  }

  private static Margin fuel(List<FuelRow> fuel) {
    return Margin.sum(fuel.stream().map(FuelRow::margin).toList());
  }

  private static Margin shop(List<ShopRow> shop, boolean returned) {
    return Margin.sum(
        shop.stream().filter(row -> row.returned() == returned).map(ShopRow::margin).toList());
  }

  /** Fuel, goods, and what came back of both. */
  Section parts(Glance glance) {
    List<List<Cell>> rows = new ArrayList<>();
    List<Margin> parts =
        List.of(fuel(glance.fuel()), shop(glance.shop(), false), shop(glance.shop(), true));
    List<String> names =
        List.of(
            facts.text("report.fuel"), facts.text("report.shop"), facts.text("report.returned"));
    for (int i = 0; i < parts.size(); i++) {
      rows.add(row(names.get(i), parts.get(i)));
    }
    Margin all = Margin.sum(parts);
    long otherwise = glance.sales().netMinor() - all.netMinor();
    if (otherwise != 0) {
      // So that the net is one figure, here and among the sales.
      rows.add(
          List.of(
              Cell.of(facts.text("report.prepaidahead")),
              Cell.money(otherwise),
              Cell.empty(),
              Cell.empty(),
              Cell.empty(),
              Cell.empty()));
    }
    Section table = table("report.margin", "", rows, all);
    List<Cell> sums = new ArrayList<>(table.sums());
    sums.set(1, Cell.money(glance.sales().netMinor()));
    return new Section(table.title(), dayNote(all), table.columns(), table.rows(), sums);
  }

  /** What a margin is called: of which part of the sales no cost is known stands with it. */
  String name(Margin margin) {
    return margin.uncostedNetMinor() == 0
        ? facts.text("report.margin")
        : facts.text("report.marginpart", facts.read(uncosted(margin)));
  }

  /** Paid fuel by grade. */
  Section grades(List<FuelRow> fuel) {
    Map<Integer, Margin> grades = new TreeMap<>();
    for (FuelRow row : fuel) {
      if (row.sold()) {
        grades.merge(row.grade(), row.margin(), Margin::plus);
      }
    }
    List<List<Cell>> rows = new ArrayList<>();
    grades.forEach((grade, margin) -> rows.add(row(facts.grade(grade), margin)));
    return table("report.margin", facts.text("report.grade"), rows, Margin.sum(grades.values()))
        .noting(note(facts.text("report.marginnote") + " " + facts.text("report.prepaidnote")));
  }

  /** Goods by department, and what came back. */
  Section departments(List<ShopRow> shop) {
    List<List<Cell>> rows = new ArrayList<>();
    shop.forEach(row -> rows.add(row(facts.department(row.department()), row.margin())));
    Margin all = Margin.sum(shop.stream().map(ShopRow::margin).toList());
    return table("report.margin", facts.text("report.department"), rows, all)
        .noting(facts.text("report.marginnote"));
  }

  /** Goods sold by article, the largest sales first; what came back is not among them. */
  Section articles(List<ArticleMargin> articles) {
    List<List<Cell>> rows = new ArrayList<>();
    articles.stream()
        .limit(MOST_ARTICLES)
        .forEach(one -> rows.add(row(facts.article(one.article()), one.margin())));
    List<Margin> others = articles.stream().skip(MOST_ARTICLES).map(ArticleMargin::margin).toList();
    if (!others.isEmpty()) {
      rows.add(row(facts.text("report.otherarticles", others.size()), Margin.sum(others)));
    }
    Margin all = Margin.sum(articles.stream().map(ArticleMargin::margin).toList());
    return table("report.byarticle", facts.text("report.article"), rows, all);
  }

  /**
   * One grade or department by day, person or shift.
   *
   * @param first the head of the first column
   * @param title what it is of
   */
  Section by(Column first, String title, Map<String, Part> parts, Function<String, Cell> name) {
    List<List<Cell>> rows = new ArrayList<>();
    parts.forEach((key, part) -> rows.add(part(name.apply(key), part)));
    Part all = parts.values().stream().reduce(Part.NOTHING, Part::plus);
    List<Column> columns = new ArrayList<>();
    columns.add(first);
    if (all.millilitres() == null) {
      columns.add(Column.integer(facts.text("report.lines")));
    } else {
      columns.add(Column.integer(facts.text("report.fills")));
      columns.add(Column.litres(facts.text("report.litres")));
    }
    columns.add(Column.money(facts.text("report.discount")));
    columns.add(Column.money(facts.text("report.total")));
    columns.add(Column.money(facts.text("report.margin")));
    columns.add(Column.percent(facts.text("report.marginshare")));
    return new Section(
        title, note(notes(all)), columns, rows, part(Cell.of(facts.text("report.sum")), all));
  }

  /**
   * What was sold of one grade or department.
   *
   * @param count fills or lines
   * @param millilitres null where nothing is measured
   * @param totalMinor what was paid
   */
  record Part(
      long count, @Nullable Long millilitres, long discountMinor, long totalMinor, Margin margin) {
    private static final Part NOTHING = new Part(0, null, 0, 0, Margin.NONE);

    static Part of(FuelRow row) {
      return new Part(
          row.fills(),
          row.volumeMillilitres(),
          row.discountMinor(),
          row.amountMinor() - row.discountMinor(),
          row.margin());
    }

    static Part of(ShopRow row) {
      return new Part(row.lines(), null, row.discountMinor(), row.totalMinor(), row.margin());
    }

    private Part plus(Part other) {
      Long own = millilitres;
      Long others = other.millilitres;
      return new Part(
          count + other.count,
          own == null ? others : Long.valueOf(own + (others == null ? 0 : others)),
          discountMinor + other.discountMinor,
          totalMinor + other.totalMinor,
          margin.plus(other.margin));
    }
  }

  private String notes(Part all) {
    String note = facts.text("report.marginnote");
    return all.millilitres() == null ? note + " " + facts.text("report.noreturns") : note;
  }

  private List<Cell> part(Cell name, Part part) {
    Long millilitres = part.millilitres();
    List<Cell> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Cell.integer(part.count()));
    if (millilitres != null) {
      cells.add(Cell.litres(millilitres));
    }
    cells.add(Cell.money(part.discountMinor()));
    cells.add(Cell.money(part.totalMinor()));
    cells.addAll(brief(part.margin()));
    return cells;
  }

  /** What a table of days says of the margins in it. */
  String dayNote(Margin all) {
    String note = note(facts.text("report.marginnote"));
    return all.uncostedNetMinor() == 0
        ? note
        : note + " " + facts.text("report.uncostedshare", facts.read(uncosted(all)));
  }

  /** Prepaid fuel is known neither by shift nor by cashier. */
  private String note(String note) {
    if (filter.shift() != null) {
      return note + " " + facts.text("report.notbyshift");
    }
    return filter.cashier() == null ? note : note + " " + facts.text("report.notbycashier");
  }

  /** Margin and its share of the sales, for a table of days. */
  List<Cell> brief(Margin margin) {
    return List.of(left(margin), share(margin));
  }

  private Section table(String title, String first, List<List<Cell>> rows, Margin all) {
    return new Section(
        facts.text(title),
        "",
        List.of(
            Column.text(first),
            Column.money(facts.text("report.netsales")),
            Column.money(facts.text("report.cost")),
            Column.money(facts.text("report.margin")),
            Column.percent(facts.text("report.marginshare")),
            Column.percent(facts.text("report.uncosted"))),
        rows,
        row(facts.text("report.sum"), all));
  }

  private static List<Cell> row(String name, Margin margin) {
    return List.of(
        Cell.of(name),
        Cell.money(margin.netMinor()),
        isUnknown(margin) ? Cell.empty() : Cell.money(margin.costMinor()),
        left(margin),
        share(margin),
        uncosted(margin));
  }

  private static boolean isUnknown(Margin margin) {
    return margin.netMinor() != 0 && margin.costedNetMinor() == 0 && margin.costMinor() == 0;
  }

  static Cell left(Margin margin) {
    return isUnknown(margin) ? Cell.empty() : Cell.money(margin.marginMinor());
  }

  private static Cell share(Margin margin) {
    return Figures.ratio(margin.marginMinor(), margin.costedNetMinor());
  }

  /** Never more than all: what came back has the other sign. */
  private static Cell uncosted(Margin margin) {
    long net = Math.abs(margin.netMinor());
    return Figures.share(Math.min(Math.abs(margin.uncostedNetMinor()), net), net);
  }
}
