package canopy.till.catalogue;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Department;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The grid of articles beside the basket: one tab of favourites, then one per department. Within a
 * tab the favourites come first, then what sells most, then the order of the catalogue. Immutable;
 * safe on any thread.
 */
public final class HotKeys {
  /** More keys than this on one tab serve nobody; the search is there for the rest. */
  public static final int KEY_LIMIT = 300;

  /** The most tabs. */
  public static final int TAB_LIMIT = 40;

  /**
   * One tab.
   *
   * @param department empty for the favourites
   * @param articles active ones, best first
   */
  public record Tab(Optional<Department> department, List<Article> articles) {
    public Tab {
      articles = List.copyOf(articles);
    }

    /**
     * How many pages a grid needs, 1 or more.
     *
     * @param keys of one page, above zero
     */
    public int pages(int keys) {
      return Math.max(1, Math.ceilDiv(articles.size(), keys));
    }

    /**
     * The articles of a page; fewer than {@code keys} on the last one.
     *
     * @param page from 0; beyond the last gives an empty list
     * @param keys of one page, above zero
     */
    public List<Article> page(int page, int keys) {
      int from = Math.min(articles.size(), Math.multiplyExact(page, keys));
      return articles.subList(from, Math.min(articles.size(), from + keys));
    }
  }

  private final List<Tab> tabs;
  private final List<Department> departments;
  private final Map<String, Long> sold;

  private HotKeys(List<Tab> tabs, List<Department> departments, Map<String, Long> sold) {
    this.tabs = List.copyOf(tabs);
    this.departments = departments;
    this.sold = sold;
  }

  /**
   * @param sold how many of each article (by id) were sold lately; missing ones count as none
   */
  public static HotKeys of(Catalogue catalogue, Map<String, Long> sold) {
    Map<String, List<Article>> byDepartment = new HashMap<>();
    List<Article> favourites = new ArrayList<>();
    for (Article article : catalogue.articles()) {
      if (article.active()) {
        byDepartment.computeIfAbsent(article.department(), id -> new ArrayList<>()).add(article);
        if (article.favourite()) {
          favourites.add(article);
        }
      }
    }
    List<Tab> tabs = new ArrayList<>();
    if (!favourites.isEmpty()) {
      tabs.add(new Tab(Optional.empty(), best(favourites, sold)));
    }
    for (Department department : catalogue.departments()) {
      List<Article> articles = byDepartment.getOrDefault(department.id(), List.of());
      if (!articles.isEmpty() && tabs.size() < TAB_LIMIT) {
        tabs.add(new Tab(Optional.of(department), best(articles, sold)));
      }
    }
    return new HotKeys(tabs, catalogue.departments(), sold);
  }

  /**
   * The keys of a later catalogue: the same as made anew, and quick where articles changed in what
   * does not move their keys.
   *
   * @param news what is other in it than in the catalogue of these keys
   */
  public HotKeys after(CatalogueNews news, Catalogue later) {
    boolean alike =
        news.isOfSameArticles()
            && news.replaced().stream().allMatch(CatalogueNews.Replaced::isKeyedAlike)
            && departments.equals(later.departments());
    if (!alike) {
      return of(later, sold);
    }
    Map<String, Article> changed = new HashMap<>();
    news.replaced().forEach(one -> changed.put(one.after().id(), one.after()));
    List<Tab> next =
        tabs.stream()
            .map(
                tab ->
                    new Tab(
                        tab.department(),
                        tab.articles().stream()
                            .map(one -> changed.getOrDefault(one.id(), one))
                            .toList()))
            .toList();
    return new HotKeys(next, departments, sold);
  }

  /**
   * Favourites first if there are any, then departments in the catalogue's order; empty departments
   * are left out.
   */
  public List<Tab> tabs() {
    return tabs;
  }

  private static List<Article> best(List<Article> articles, Map<String, Long> sold) {
    Comparator<Article> order =
        Comparator.comparing(Article::favourite)
            .thenComparingLong(article -> sold.getOrDefault(article.id(), 0L))
            .reversed();
    // The sort is stable: equal ones keep the order of the catalogue.
    return articles.stream().sorted(order).limit(KEY_LIMIT).toList();
  }
}
