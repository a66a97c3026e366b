package canopy.till.catalogue;

import canopy.core.barcode.ScannedCode;
import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.tax.TaxClass;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be sold, at one moment. Immutable and complete in itself: every article's
 * department and tax class is here, and no code stands for two articles. Safe on any thread.
 */
public final class Catalogue {
  private static final int GTIN_8 = 8;

  /** More articles than this are refused. */
  public static final int ARTICLE_LIMIT = 1_000_000;

  private final Assortment articles;
  private final Map<String, Department> departments;
  private final Map<String, TaxClass> taxClasses;
  private final Map<Integer, FuelGrade> grades;

  /**
   * @param unknown those whose department and tax class nobody has looked for here
   */
  private Catalogue(
      Assortment articles,
      Iterable<Article> unknown,
      Map<String, Department> departments,
      Map<String, TaxClass> taxClasses,
      Map<Integer, FuelGrade> grades) {
    if (articles.size() > ARTICLE_LIMIT) {
      throw new IllegalArgumentException("more than " + ARTICLE_LIMIT + " articles");
    }
    this.articles = articles;
    this.departments = departments;
    this.taxClasses = taxClasses;
    this.grades = grades;
    for (Article article : unknown) {
      require(departments.get(article.department()), article.department(), article.id());
      require(taxClasses.get(article.taxClass()), article.taxClass(), article.id());
    }
    for (FuelGrade grade : grades.values()) {
      require(taxClasses.get(grade.taxClass()), grade.taxClass(), grade.name().zh());
    }
  }

  /**
   * @param departments in the order of the hot keys' tabs
   * @throws IllegalArgumentException if an id or code is there twice, or an article or grade names
   *     a department or tax class that is not there
   */
  public static Catalogue of(
      Collection<Department> departments,
      Collection<TaxClass> taxClasses,
      Collection<FuelGrade> grades,
      Collection<Article> articles) {
    Assortment all = Assortment.of(articles);
    return new Catalogue(
        all,
        all.list(),
        byKey(departments, Department::id),
        byKey(taxClasses, TaxClass::id),
        byKey(grades, FuelGrade::id));
  }

  /** A catalogue with nothing in it. */
  public static Catalogue empty() {
    return of(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * This catalogue with articles added or replaced by id; the others stay, in their order. A few
   * cost little, however many there are.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public Catalogue with(Collection<Article> changed) {
    Assortment next = articles.with(changed);
    if (next == null) {
      Map<String, Article> merged =
          LinkedHashMap.newLinkedHashMap(articles.size() + changed.size());
      articles.list().forEach(article -> merged.put(article.id(), article));
      changed.forEach(article -> merged.put(article.id(), article));
      next = Assortment.of(merged.values());
    }
    return new Catalogue(next, changed, departments, taxClasses, grades);
  }

  /** This catalogue with other fuel grades. */
  public Catalogue withGrades(Collection<FuelGrade> others) {
    return new Catalogue(
        articles, List.of(), departments, taxClasses, byKey(others, FuelGrade::id));
  }

  /** This catalogue; if it lacks a tax class, with that of another catalogue, if that has it. */
  public Catalogue keeping(String taxClass, Catalogue other) {
    TaxClass kept = other.taxClasses.get(taxClass);
    if (kept == null || taxClasses.containsKey(taxClass)) {
      return this;
    }
    Map<String, TaxClass> more = new LinkedHashMap<>(taxClasses);
    more.put(taxClass, kept);
    return new Catalogue(articles, List.of(), departments, more, grades);
  }

  /**
   * Which articles are other than in an earlier catalogue. Quick where this one came from the
   * earlier one, or both from the same.
   */
  public CatalogueNews since(Catalogue before) {
    return articles.since(before.articles);
  }

  /** All articles, active or not. */
  public List<Article> articles() {
    return articles.list();
  }

  /** In the order of the hot keys' tabs. */
  public List<Department> departments() {
    return List.copyOf(departments.values());
  }

  public List<TaxClass> taxClasses() {
    return List.copyOf(taxClasses.values());
  }

  public List<FuelGrade> grades() {
    return List.copyOf(grades.values());
  }

  public Optional<Article> article(String id) {
    return Optional.ofNullable(articles.byId(id));
  }

  /**
   * Exact match only: a code that is nearly right is another article.
   *
   * @param code GTIN, PLU or own code as normalised by {@link canopy.core.barcode.CodeReader}, or
   *     an article's id
   */
  public Optional<Article> byCode(String code) {
    Article article = articles.byCode(code);
    return Optional.ofNullable(article == null ? articles.byId(code) : article);
  }

  /**
   * The article of a scanned code; empty for unknown ones, and always for payments, members and
   * receipts.
   */
  public Optional<Article> find(ScannedCode code) {
    return switch (code) {
      // Kept with zeros in front by whoever wrote it down before GTIN-8 had one form.
      case ScannedCode.Gtin gtin when gtin.gtin().length() == GTIN_8 ->
          byCode(gtin.gtin()).or(() -> byCode("00000" + gtin.gtin()));
      case ScannedCode.Gtin gtin -> byCode(gtin.gtin());
      case ScannedCode.Weighed label -> byCode(label.plu());
      case ScannedCode.OwnCode own -> byCode(own.code());
      case ScannedCode.Payment payment -> Optional.empty();
      case ScannedCode.Member member -> Optional.empty();
      case ScannedCode.Receipt receipt -> Optional.empty();
      case ScannedCode.Unreadable unreadable -> Optional.empty();
    };
  }

  public Optional<Department> department(String id) {
    return Optional.ofNullable(departments.get(id));
  }

  public Optional<TaxClass> taxClass(String id) {
    return Optional.ofNullable(taxClasses.get(id));
  }

  public Optional<FuelGrade> grade(int id) {
    return Optional.ofNullable(grades.get(id));
  }

  private static <K, V> Map<K, V> byKey(Collection<V> values, Function<V, K> key) {
    Map<K, V> map = LinkedHashMap.newLinkedHashMap(values.size());
    for (V value : values) {
      put(map, key.apply(value), value);
    }
    return map;
  }

  private static <K, V> void put(Map<K, V> map, K key, V value) {
    V previous = map.putIfAbsent(key, value);
    if (previous != null && !previous.equals(value)) {
      throw new IllegalArgumentException("twice: " + key);
    }
  }

  private static <V> V require(@Nullable V found, String name, String user) {
    if (found == null) {
      throw new IllegalArgumentException("no \"" + name + "\" for " + user);
    }
    return found;
  }
}
