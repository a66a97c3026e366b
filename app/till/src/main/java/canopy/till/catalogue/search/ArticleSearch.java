package canopy.till.catalogue.search;

import canopy.core.catalogue.Article;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueNews;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Search as you type: the cashier types parts of a name in Chinese, English or Spanish, pinyin,
 * pinyin initials, or a code, in any order, each word cut off anywhere; one typing error in the
 * query is forgiven. Built from a catalogue on a background thread (about a second for 200,000
 * articles), asked on any thread; when goods change, another one takes its place, which shares the
 * index if names and codes are the same. Articles that are not active are not found.
 */
public final class ArticleSearch {
  /** Longer queries are cut. */
  public static final int QUERY_LIMIT = 64;

  /** More results than this are not given. */
  public static final int RESULT_LIMIT = 100;

  private static final int WORD_LIMIT = 8;

  /** With so many answers the query is taken to be right. */
  private static final int ENOUGH = 5;

  /**
   * So many candidates of each kind are compared closely; the order of the index makes them the
   * likeliest.
   */
  private static final int CANDIDATE_LIMIT = 800;

  private static final int INDEX_LIMIT = 1 << 20;
  private static final int SOLD_BITS = 24;
  private static final int LENGTH_BITS = 8;
  private static final int NUMBER_BITS = 20;

  private final SearchTexts texts;
  private final RecentHits recent;
  private final Catalogue goods;
  private final Map<String, Long> sold;

  /**
   * @param goods which the answers are taken from: articles may have other prices by now than when
   *     the texts were made
   */
  private ArticleSearch(
      SearchTexts texts, RecentHits recent, Catalogue goods, Map<String, Long> sold) {
    this.texts = texts;
    this.recent = recent;
    this.goods = goods;
    this.sold = sold;
  }

  /**
   * @param sold how many of each article (by id) were sold lately; what sells more comes first
   *     among equals
   */
  public static ArticleSearch of(Catalogue catalogue, Map<String, Long> sold) {
    List<Article> articles = catalogue.articles();
    if (articles.size() > INDEX_LIMIT) {
      throw new IllegalArgumentException("more than " + INDEX_LIMIT + " articles");
    }
    long[] order = new long[articles.size()];
    int active = 0;
    for (int i = 0; i < articles.size(); i++) {
      if (articles.get(i).active()) {
        order[active++] = place(articles.get(i), sold) << NUMBER_BITS | i;
      }
    }
    Arrays.sort(order, 0, active);
    long mask = (1L << NUMBER_BITS) - 1;
    List<Article> ordered =
        Arrays.stream(order, 0, active).mapToObj(key -> articles.get((int) (key & mask))).toList();
    return new ArticleSearch(SearchTexts.of(ordered), new RecentHits(), catalogue, sold);
  }

  /**
   * The search of a later catalogue: it answers as one made anew, and is ready at once where
   * articles changed in what nobody searches for, such as their prices.
   *
   * @param news what is other in it than in the catalogue of this search
   */
  public ArticleSearch after(CatalogueNews news, Catalogue later) {
    boolean alike =
        news.isOfSameArticles()
            && news.replaced().stream().allMatch(CatalogueNews.Replaced::isFoundAlike);
    return alike ? new ArticleSearch(texts, recent, later, sold) : of(later, sold);
  }

  /** How many articles can be found. */
  public int size() {
    return texts.articles().size();
  }

  /**
   * What is found.
   *
   * @param articles best first
   * @param asTyped how many of them, the first ones, are so without forgiving an error
   */
  public record Found(List<Article> articles, int asTyped) {
    public static final Found NONE = new Found(List.of(), 0);
  }

  /** The best answers, as {@link #find} gives them. */
  public List<Article> search(String query, int limit) {
    return find(query, limit).articles();
  }

  /**
   * The best answers, best first; empty if nothing is like the query, or the query holds no
   * letters, digits or Chinese characters.
   *
   * @param query as typed so far
   * @param limit 1 to {@link #RESULT_LIMIT}
   */
  public Found find(String query, int limit) {
    if (limit < 1 || limit > RESULT_LIMIT) {
      throw new IllegalArgumentException("1 to " + RESULT_LIMIT + " results, not " + limit);
    }
    List<QueryWord> words = words(query);
    if (words.isEmpty()) {
      return Found.NONE;
    }
    WordFinder finder = new WordFinder(texts, recent);
    Ranking ranking = new Ranking(texts, words);
    List<Hits> exact = words.stream().map(finder::exact).toList();
    Hits all = common(exact, -1);
    Set<Integer> found = new LinkedHashSet<>();
    if (all != null) {
      add(found, ranking.best(all.candidates(CANDIDATE_LIMIT), limit));
    }
    int asTyped = found.size();
    if (asTyped < Math.min(limit, ENOUGH)) {
      Hits corrected = corrected(words, exact, finder);
      if (all != null) {
        corrected.remove(all);
      }
      add(found, ranking.best(corrected.candidates(CANDIDATE_LIMIT), limit - found.size()));
    }
    List<Article> articles =
        found.stream()
            .map(number -> texts.articles().get(number).id())
            .flatMap(id -> goods.article(id).stream())
            .toList();
    return new Found(articles, asTyped);
  }

  private static List<QueryWord> words(String query) {
    String cut = query.substring(0, Math.min(query.length(), QUERY_LIMIT));
    PinyinReader pinyin = new PinyinReader();
    List<QueryWord> words = new ArrayList<>();
    for (SearchWord word : SearchWord.split(cut, WORD_LIMIT)) {
      QueryWord ready = QueryWord.of(word, pinyin);
      if (ready != null) {
        words.add(ready);
      }
    }
    return words;
  }

  /**
   * Those that the query means if exactly one of its words has an error, or if one blank is too
   * much.
   */
  private Hits corrected(List<QueryWord> words, List<Hits> exact, WordFinder finder) {
    Hits result = new Hits(texts.articles().size());
    for (int i = 0; i < words.size(); i++) {
      QueryWord word = words.get(i);
      Hits others = common(exact, i);
      if (word.isForgiven() && (others == null || others.count() > 0)) {
        Hits hits = finder.withOneError(word, others, exact.get(i));
        if (others != null) {
          hits.retain(others);
        }
        result.addAll(hits);
      }
      QueryWord joined = i + 1 < words.size() ? word.joined(words.get(i + 1)) : null;
      if (joined != null) {
        Hits hits = finder.exact(joined).copy();
        for (int j = 0; j < exact.size(); j++) {
          if (j != i && j != i + 1) {
            hits.retain(exact.get(j));
          }
        }
        result.addAll(hits);
      }
    }
    return result;
  }

  /** What all have in common but one; null if there is no other. */
  private static @Nullable Hits common(List<Hits> hits, int without) {
    Hits common = null;
    for (int i = 0; i < hits.size(); i++) {
      if (i == without) {
        continue;
      }
      if (common == null) {
        common = hits.get(i).copy();
      } else {
        common.retain(hits.get(i));
      }
    }
    return common;
  }

  private static void add(Set<Integer> found, int[] numbers) {
    for (int number : numbers) {
      found.add(number);
    }
  }

  /** Small comes first: favourites, then what sells most, then short names. */
  private static long place(Article article, Map<String, Long> sold) {
    long most = (1L << SOLD_BITS) - 1;
    long unsold = most - Math.clamp(sold.getOrDefault(article.id(), 0L), 0L, most);
    long length = Math.min(article.name().zh().length(), (1 << LENGTH_BITS) - 1);
    return ((article.favourite() ? 0 : 1L) << SOLD_BITS | unsold) << LENGTH_BITS | length;
  }
}
