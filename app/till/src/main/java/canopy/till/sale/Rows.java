package canopy.till.sale;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.Language;
import canopy.core.fuel.Limit;
import canopy.core.fuel.OrderedGrade;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.shift.MovementReason.Deed;
import canopy.core.shift.ShiftSettings;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.HotKeys;
import canopy.till.catalogue.search.ArticleSearch;
import canopy.till.ui.Look;
import canopy.till.ui.manage.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words lines, articles and departments for the sale screen. FX thread. */
record Rows(Look look, String currency) {
  private static final int SHADES = 10;
  private static final long TENTHS_PER_MINOR = 10;

  List<BasketLine> rows(Sale sale, Totals totals) {
    Map<Integer, LineAmounts> amounts =
        totals.lines().stream().collect(Collectors.toMap(LineAmounts::no, Function.identity()));
    List<BasketLine> rows = new ArrayList<>();
    for (Line line : sale.lines()) {
      LineAmounts known = amounts.get(line.no());
      rows.add(
          new BasketLine(
              Integer.toString(line.no()),
              line instanceof Line.FuelFill ? BasketLine.Kind.FILL : BasketLine.Kind.GOODS,
              title(line),
              detail(line),
              known == null ? listed(line) : known.listed().minor(),
              known == null ? List.of() : reductions(known),
              line.note(),
              line.voided(),
              line instanceof Line.Goods goods && goods.labelAmount() == null
                  ? goods.quantity()
                  : null));
    }
    return rows;
  }

  /** What may be said of why something is done, by what it is. */
  Map<Deed, List<String>> reasons(ShiftSettings settings) {
    Map<Deed, List<String>> reasons = new EnumMap<>(Deed.class);
    for (Deed deed : Deed.values()) {
      reasons.put(
          deed,
          settings.reasons(deed).stream()
              .map(reason -> reason.name().in(look.texts().language().rules()))
              .toList());
    }
    return reasons;
  }

  /** What a struck-out line was about; it is in no total. */
  private long listed(Line line) {
    return switch (line) {
      case Line.Goods goods -> {
        Money label = goods.labelAmount();
        yield label != null
            ? label.minor()
            : goods.price().times(goods.quantity(), currency).minor();
      }
      case Line.FuelFill fuel -> fuel.fill().amount().minor();
      case Line.FuelPrepay prepay -> prepay.amount().minor();
      case Line.PrepayRest rest -> rest.rest().minor();
      case Line.Return back -> back.amounts().listed().minor();
    };
  }

  private String title(Line line) {
    String name = line.name().in(look.texts().language().rules());
    return line instanceof Line.FuelFill fuel
        ? look.texts().text("sale.fill", fuel.fill().pump(), name)
        : name;
  }

  /** What lies on the counter: each piece, while what is weighed and what is fuel counts as one. */
  static int pieces(Sale sale) {
    long pieces = 0;
    for (Line line : sale.activeLines()) {
      pieces +=
          switch (line) {
            case Line.Goods goods -> pieces(goods.quantity());
            case Line.Return back -> back.volume() == null ? pieces(back.quantity()) : 1;
            case Line.FuelFill fuel -> 1;
            case Line.FuelPrepay prepay -> 1;
            case Line.PrepayRest rest -> 1;
          };
    }
    return Math.toIntExact(pieces);
  }

  private static long pieces(Quantity quantity) {
    return switch (quantity.unit()) {
      case PIECE -> quantity.amount();
      case GRAM -> 1;
    };
  }

  private String detail(Line line) {
    return switch (line) {
      case Line.Goods goods ->
          goods.labelAmount() != null
              ? quantity(goods.quantity())
              : quantity(goods.quantity()) + " × " + look.formats().unitPrice(goods.price());
      case Line.FuelFill fuel ->
          look.formats().litres(fuel.fill().volume())
              + " L × "
              + look.formats().unitPrice(fuel.fill().price());
      case Line.FuelPrepay prepay -> prepaid(prepay);
      case Line.PrepayRest rest -> "";
      case Line.Return back -> {
        Volume volume = back.volume();
        yield volume == null
            ? quantity(back.quantity())
            : Words.litres(look.formats(), volume.millilitres());
      }
    };
  }

  /** Litres are paid of one grade; in a line from before it was written down, of any. */
  private String prepaid(Line.FuelPrepay prepay) {
    OrderedGrade ordered = prepay.ordered();
    if (!(prepay.limit() instanceof Limit.ByVolume by)) {
      return ordered == null ? "" : Words.name(look, ordered.name());
    }
    String litres = Words.litres(look.formats(), by.volume().millilitres());
    return ordered == null
        ? look.texts().text("sale.prepaidlitres", litres)
        : look.texts()
            .text(
                "sale.prepaidgrade",
                litres,
                Words.name(look, ordered.name()),
                look.formats().unitPrice(ordered.price()));
  }

  static String quantity(Quantity quantity) {
    return switch (quantity.unit()) {
      case PIECE -> Long.toString(quantity.amount());
      case GRAM ->
          String.format(
              Locale.ROOT, "%d.%03d kg", quantity.amount() / 1000, quantity.amount() % 1000);
    };
  }

  private List<BasketLine.Reduction> reductions(LineAmounts amounts) {
    List<BasketLine.Reduction> reductions = new ArrayList<>();
    if (!amounts.lineDiscount().isZero()) {
      reductions.add(
          new BasketLine.Reduction(
              look.texts().text("sale.linediscount"), amounts.lineDiscount().negated().minor()));
    }
    if (!amounts.orderDiscount().isZero()) {
      reductions.add(
          new BasketLine.Reduction(
              look.texts().text("sale.orderdiscount"), amounts.orderDiscount().negated().minor()));
    }
    return reductions;
  }

  List<SearchHit> hits(ArticleSearch.Found found, Catalogue catalogue) {
    List<SearchHit> hits = new ArrayList<>();
    for (Article article : found.articles()) {
      hits.add(hit(article, catalogue, hits.size() < found.asTyped()));
    }
    return hits;
  }

  private SearchHit hit(Article article, Catalogue catalogue, boolean asTyped) {
    return new SearchHit(
        article.id(),
        article.name(spoken()),
        article.codes().isEmpty() ? article.id() : article.codes().getFirst(),
        catalogue
            .department(article.department())
            .map(department -> department.name().in(spoken()))
            .orElse(""),
        minor(article),
        asTyped);
  }

  List<HotKey> departments(HotKeys keys) {
    List<HotKey> departments = new ArrayList<>();
    for (HotKeys.Tab tab : keys.tabs()) {
      Department department = tab.department().orElse(null);
      if (department != null) {
        departments.add(
            new HotKey(
                department.id(), department.name().in(spoken()), -1, departments.size() % SHADES));
      }
    }
    return departments;
  }

  /** The keys of a department; the empty id stands for the favourites. */
  List<HotKey> keys(HotKeys keys, String departmentId) {
    List<HotKey> departments = departments(keys);
    List<HotKey> found = new ArrayList<>();
    for (HotKeys.Tab tab : keys.tabs()) {
      if (tab.department().map(Department::id).orElse("").equals(departmentId)) {
        for (Article article : tab.articles()) {
          found.add(
              new HotKey(
                  article.id(),
                  article.name(spoken()),
                  minor(article),
                  shade(departments, article.department())));
        }
      }
    }
    return found;
  }

  private static int shade(List<HotKey> departments, String id) {
    return departments.stream()
        .filter(key -> key.id().equals(id))
        .mapToInt(HotKey::shade)
        .findFirst()
        .orElse(0);
  }

  private static long minor(Article article) {
    return article.price().tenthsOfMinor() / TENTHS_PER_MINOR;
  }

  private Language spoken() {
    return look.texts().language().rules();
  }

  /** One line about the sale before this one; empty before the first. */
  String lastSale(@Nullable CompletedSale last, LocalDate today) {
    if (last == null || !last.day().equals(today)) {
      return "";
    }
    long total = last.totals().total().minor();
    String amount = look.formats().amount(Math.abs(total));
    if (total < 0) {
      return look.texts().text("sale.lastback", last.id(), amount);
    }
    return last.change().isZero()
        ? look.texts().text("sale.lastpaid", last.id(), amount)
        : look.texts()
            .text("sale.last", last.id(), amount, look.formats().amount(last.change().minor()));
  }
}
