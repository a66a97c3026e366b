package canopy.till.catalogue;

import canopy.core.barcode.CheckDigit;
import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.tax.TaxClass;
import canopy.till.catalogue.ImportReport.Kind;
import canopy.till.catalogue.ImportReport.Remark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of a file of articles on its way to being an article. Used by one thread. */
final class ArticleRow {
  static final List<String> COLUMNS =
      List.of(
          "id",
          "name_zh",
          "name_en",
          "name_es",
          "department",
          "tax_class",
          "price",
          "cost",
          "unit",
          "minimum_age",
          "active",
          "codes",
          "favourite");
  static final Set<String> NEEDED =
      Set.of("id", "name_zh", "name_en", "name_es", "department", "tax_class", "price");

  private static final int ID_LENGTH_LIMIT = 40;
  private static final int NAME_LENGTH_LIMIT = 200;
  private static final int CODE_LENGTH_LIMIT = 40;
  private static final int AGE_LIMIT = 120;
  private static final int AGE_DIGITS = 3;
  private static final Pattern ROUNDED = Pattern.compile("\\d[.,]\\d+[eE]\\+?\\d+");
  private static final Pattern CODE = Pattern.compile("[!-~]{1," + CODE_LENGTH_LIMIT + "}");
  private static final Pattern BETWEEN_CODES = Pattern.compile("[\\s;|]+");
  private static final Set<String> YES = Set.of("1", "yes", "y", "true", "是", "sí", "si");
  private static final Set<String> NO = Set.of("0", "no", "n", "false", "否");
  private static final Set<String> PIECE = Set.of("", "piece", "pieza", "件", "个");
  private static final Set<String> WEIGHT = Set.of("kg", "weight", "peso", "千克", "公斤");

  private final long line;
  private final Map<String, Integer> columns;
  private final List<String> fields;
  private final PriceText prices;
  private final List<Remark> problems = new ArrayList<>();
  private final List<Remark> warnings = new ArrayList<>();

  /**
   * @param columns where each column stands; one that the file lacks is missing here
   * @param fields as many as the file has columns
   * @param prices how prices are written
   */
  ArticleRow(long line, Map<String, Integer> columns, List<String> fields, PriceText prices) {
    this.line = line;
    this.columns = columns;
    this.fields = fields;
    this.prices = prices;
  }

  List<Remark> problems() {
    return problems;
  }

  List<Remark> warnings() {
    return warnings;
  }

  String id() {
    return field("id");
  }

  /** The article; empty if there is any problem. */
  Optional<Article> article(Catalogue catalogue) {
    checkId();
    String zh = name("name_zh", Language.ZH_CN);
    String en = name("name_en", Language.EN);
    String es = name("name_es", Language.ES);
    if (zh.isEmpty() && en.isEmpty() && es.isEmpty()) {
      problem(Kind.NAME_MISSING);
    }
    Optional<Department> department = catalogue.department(field("department"));
    if (department.isEmpty()) {
      problem(Kind.DEPARTMENT_UNKNOWN, field("department"));
    }
    Optional<TaxClass> taxClass = catalogue.taxClass(field("tax_class"));
    if (taxClass.isEmpty()) {
      problem(Kind.TAX_CLASS_UNKNOWN, field("tax_class"));
    }
    UnitPrice price = price();
    UnitPrice cost = cost(price, catalogue);
    Quantity.Unit unit = unit();
    int age = age();
    boolean active = yes("active", true);
    boolean favourite = yes("favourite", false);
    List<String> codes = codes();
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Article(
            id(),
            new Names(zh, en, es),
            department.orElseThrow().id(), // One text for all articles of a department.
            taxClass.orElseThrow().id(),
            price,
            unit,
            age,
            active,
            codes,
            favourite,
            cost));
  }

  private void checkId() {
    if (id().isEmpty()) {
      problem(Kind.ID_MISSING);
    } else if (id().length() > ID_LENGTH_LIMIT) {
      problem(Kind.TOO_LONG, "id", String.valueOf(ID_LENGTH_LIMIT));
    }
  }

  private String name(String column, Language language) {
    String name = field(column);
    if (name.length() > NAME_LENGTH_LIMIT) {
      problem(Kind.TOO_LONG, column, String.valueOf(NAME_LENGTH_LIMIT));
    } else if (name.isEmpty()) {
      warnings.add(new Remark(line, Kind.NAME_LANGUAGE_MISSING, List.of(language.tag())));
    }
    return name;
  }

  private UnitPrice price() {
    String text = field("price");
    long tenthsOfMinor = prices.tenthsOfMinor(text);
    if (tenthsOfMinor < 0) {
      problem(Kind.PRICE, text);
      return new UnitPrice(0);
    }
    UnitPrice price = new UnitPrice(tenthsOfMinor);
    if (price.tenthsOfMinor() == 0) {
      warnings.add(new Remark(line, Kind.PRICE_ZERO, List.of()));
    }
    return price;
  }

  /** A file without the column leaves the costs as they are; an empty field takes one away. */
  private @Nullable UnitPrice cost(UnitPrice price, Catalogue catalogue) {
    if (!columns.containsKey("cost")) {
      return catalogue.article(id()).map(Article::cost).orElse(null);
    }
    String text = field("cost");
    if (text.isEmpty()) {
      return null;
    }
    long tenthsOfMinor = prices.tenthsOfMinor(text);
    if (tenthsOfMinor < 0) {
      problem(Kind.COST, text);
      return null;
    }
    UnitPrice cost = new UnitPrice(tenthsOfMinor);
    if (cost.compareTo(price) >= 0) {
      warnings.add(
          new Remark(
              line, Kind.COST_ABOVE_PRICE, List.of(prices.write(cost), prices.write(price))));
    }
    return cost;
  }

  private Quantity.Unit unit() {
    String text = field("unit").toLowerCase(Locale.ROOT);
    if (WEIGHT.contains(text)) {
      return Quantity.Unit.GRAM;
    }
    if (!PIECE.contains(text)) {
      problem(Kind.UNIT, text);
    }
    return Quantity.Unit.PIECE;
  }

  private int age() {
    String text = field("minimum_age");
    if (text.isEmpty()) {
      return 0;
    }
    boolean number = text.length() <= AGE_DIGITS && CheckDigit.isDigits(text);
    int age = number ? Integer.parseInt(text) : AGE_LIMIT + 1;
    if (age > AGE_LIMIT) {
      problem(Kind.AGE, text);
      return 0;
    }
    return age;
  }

  private boolean yes(String column, boolean unsaid) {
    String text = field(column).toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && !YES.contains(text) && !NO.contains(text)) {
      problem(Kind.YES_NO, column, text);
    }
    return text.isEmpty() ? unsaid : YES.contains(text);
  }

  private List<String> codes() {
    String text = field("codes");
    if (CheckDigit.isGtin(text)) {
      return List.of(CheckDigit.normalised(text)); // As nearly every article has it.
    }
    Set<String> codes = new LinkedHashSet<>();
    for (String code : BETWEEN_CODES.split(text, -1)) {
      if (code.isEmpty()) {
        continue;
      }
      if (ROUNDED.matcher(code).matches()) {
        problem(Kind.CODE_ROUNDED, code);
      } else if (!CODE.matcher(code).matches()) {
        problem(Kind.CODE_SHAPE, code);
      } else if (CheckDigit.isGtin(code)) {
        codes.add(CheckDigit.normalised(code));
      } else if (code.length() == 13 && CheckDigit.isDigits(code)) {
        problem(Kind.CODE_CHECK_DIGIT, code, String.valueOf(CheckDigit.of(code.substring(0, 12))));
      } else {
        codes.add(code);
      }
    }
    if (codes.size() > Article.CODE_LIMIT) {
      problem(Kind.CODE_COUNT, String.valueOf(Article.CODE_LIMIT));
    }
    return List.copyOf(codes);
  }

  private String field(String column) {
    Integer place = columns.get(column);
    return place == null ? "" : fields.get(place).strip();
  }

  private void problem(Kind kind, String... arguments) {
    problems.add(new Remark(line, kind, List.of(arguments)));
  }
}
