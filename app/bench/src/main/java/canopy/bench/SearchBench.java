package canopy.bench;

import canopy.core.catalogue.Article;
import canopy.core.quantity.UnitPrice;
import canopy.till.catalogue.Catalogue;
import canopy.till.catalogue.CatalogueGenerator;
import canopy.till.catalogue.CatalogueNews;
import canopy.till.catalogue.HotKeys;
import canopy.till.catalogue.search.ArticleSearch;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Search as you type over 200,000 articles: each text is typed letter by letter, and every letter
 * is a search for the first twelve answers, as the sale screen asks for them.
 */
final class SearchBench {
  private static final int ARTICLES = 200_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int ANSWERS = 12;
  private static final int PRICES = 15;
  private static final int IN_SIGHT = 5;
  private static final int MOST_STROKES = 64;

  /** How a cashier asks. */
  private enum Way {
    CHINESE("Chinese name"),
    PINYIN("pinyin"),
    INITIALS("pinyin initials"),
    ENGLISH("English words"),
    CODE("code"),
    WRONG_PINYIN("pinyin, one typing error"),
    WRONG_ENGLISH("English words, one typing error");

    private final String words;

    Way(String words) {
      this.words = words;
    }
  }

  private final SplittableRandom random = new SplittableRandom(11);
  private final int texts;

  /**
   * @param texts how many are typed of each kind
   */
  SearchBench(int texts) {
    this.texts = texts;
  }

  void run() {
    Catalogue catalogue = CatalogueGenerator.generate(ARTICLES, 7);
    List<Article> articles = catalogue.articles();
    long processor0 = Processor.processNanos();
    long start = System.nanoTime();
    ArticleSearch search = ArticleSearch.of(catalogue, Map.of());
    double buildSeconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    double buildProcessor = (Processor.processNanos() - processor0) / NANOS_PER_SECOND;
    measure(search, articles, texts / 4);
    Map<Way, Row> rows = measure(search, articles, texts);
    System.out.println(
        "| typed | keystrokes | p50 | p90 | p99 | p99 of processor time | in the first five |");
    System.out.println("|---|---|---|---|---|---|---|");
    int strokes = rows.values().stream().mapToInt(row -> row.times.count()).sum();
    Stopwatch all = new Stopwatch(strokes);
    Stopwatch processor = new Stopwatch(strokes);
    for (Way way : Way.values()) {
      Row row = rows.get(way);
      if (row != null) {
        all.addAll(row.times);
        processor.addAll(row.processor);
        System.out.printf(
            Locale.ROOT,
            "| %s | %d | %s | %.2f ms | %.1f %% |%n",
            way.words,
            row.times.count(),
            row.times.percentiles().cells(),
            row.processor.percentiles().millis(99),
            100.0 * row.found / texts);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| **all** | %d | %s | %.2f ms | |%n%nThe index was built in %.1f s (%.1f s of"
            + " processor).%n",
        all.count(),
        all.percentiles().cells(),
        processor.percentiles().millis(99),
        buildSeconds,
        buildProcessor);
    prices(catalogue, search);
  }

  /** A price of head office: what the till does about it, and making everything anew beside it. */
  private void prices(Catalogue all, ArticleSearch built) {
    Stopwatch follows = new Stopwatch(PRICES);
    Stopwatch anew = new Stopwatch(PRICES);
    Catalogue goods = all;
    HotKeys keys = HotKeys.of(goods, Map.of());
    ArticleSearch search = built;
    for (int i = 0; i < PRICES; i++) {
      Article one = goods.articles().get(random.nextInt(goods.articles().size()));
      Article dearer = one.priced(new UnitPrice(one.price().tenthsOfMinor() + 10));
      long processor = Processor.threadNanos();
      Catalogue next = goods.with(List.of(dearer));
      CatalogueNews news = next.since(goods);
      keys = keys.after(news, next);
      search = search.after(news, next);
      follows.add(Processor.threadNanos() - processor);
      processor = Processor.processNanos();
      Catalogue whole =
          Catalogue.of(next.departments(), next.taxClasses(), next.grades(), next.articles());
      HotKeys.of(whole, Map.of());
      ArticleSearch.of(whole, Map.of());
      anew.add(Processor.processNanos() - processor);
      goods = next;
    }
    System.out.printf(
        Locale.ROOT,
        "%nA single price: goods, keys and search follow in %.2f ms of processor time at the"
            + " median; made anew they take %.0f ms.%n",
        follows.percentiles().millis(50),
        anew.percentiles().millis(50));
  }

  /** What came of one way of asking. */
  private static final class Row {
    private final Stopwatch times;
    private final Stopwatch processor;
    private int found;

    Row(int texts) {
      times = new Stopwatch(texts * MOST_STROKES);
      processor = new Stopwatch(texts * MOST_STROKES);
    }
  }

  private Map<Way, Row> measure(ArticleSearch search, List<Article> articles, int each) {
    Map<Way, Row> rows = new EnumMap<>(Way.class);
    for (int i = 0; i < each; i++) {
      Article article = articles.get(random.nextInt(articles.size()));
      for (Way way : Way.values()) {
        type(search, article, text(way, article), rows.computeIfAbsent(way, w -> new Row(each)));
      }
    }
    return rows;
  }

  private static void type(ArticleSearch search, Article article, String text, Row row) {
    List<Article> answers = List.of();
    int length = Math.min(text.length(), MOST_STROKES);
    for (int typed = 1; typed <= length; typed++) {
      String query = text.substring(0, typed);
      long processor = Processor.threadNanos();
      long start = System.nanoTime();
      answers = search.search(query, ANSWERS);
      row.times.add(System.nanoTime() - start);
      row.processor.add(Processor.threadNanos() - processor);
    }
    if (answers.stream().limit(IN_SIGHT).anyMatch(found -> found.id().equals(article.id()))) {
      row.found++;
    }
  }

  private String text(Way way, Article article) {
    return switch (way) {
      case CHINESE -> article.name().zh();
      case PINYIN -> pinyin(article, false);
      case INITIALS -> pinyin(article, true);
      case ENGLISH -> article.name().en();
      case CODE -> article.codes().getFirst();
      case WRONG_PINYIN -> withError(pinyin(article, false));
      case WRONG_ENGLISH -> withError(article.name().en());
    };
  }

  /** The name before its size, and the size, as typed on a Latin keyboard. */
  private static String pinyin(Article article, boolean initials) {
    String[] parts = article.name().zh().split(" ", 2);
    StringBuilder text = new StringBuilder();
    for (String syllable :
        PinyinHelper.toPinyin(parts[0], PinyinStyleEnum.NORMAL).strip().split("\\s+", -1)) {
      text.append(initials ? syllable.substring(0, 1) : syllable);
    }
    return parts.length == 1 ? text.toString() : text.append(' ').append(parts[1]).toString();
  }

  /** One letter wrong, missing, too much, or swapped with its neighbour. */
  private String withError(String text) {
    int letters = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
    int at = random.nextInt(Math.max(1, letters - 1));
    char wrong = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + wrong + text.substring(at);
      case 2 -> text.substring(0, at) + wrong + text.substring(at + 1);
      default ->
          text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    };
  }
}
