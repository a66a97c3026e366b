package canopy.till.catalogue;

import canopy.core.catalogue.Article;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Articles in their order, by id and by code. Immutable; safe on any thread. One that differs in a
 * few articles shares all else with the one that it came from: a new price of one of 200,000
 * articles costs one small array, and who compares both skips what they share.
 */
final class Assortment {
  private static final int CHUNK_BITS = 9;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** With more articles added one by one, it is time to make the maps anew. */
  private static final int MOST_ADDED = 1_024;

  private final Article[][] chunks;
  private final int size;

  /** Places of articles; nobody writes to these maps once an assortment is made. */
  private final Map<String, Integer> places;

  private final Map<String, Integer> codes;
  private final Map<String, Integer> addedPlaces;
  private final Map<String, Integer> addedCodes;

  private Assortment(
      Article[][] chunks,
      int size,
      Map<String, Integer> places,
      Map<String, Integer> codes,
      Map<String, Integer> addedPlaces,
      Map<String, Integer> addedCodes) {
    this.chunks = chunks;
    this.size = size;
    this.places = places;
    this.codes = codes;
    this.addedPlaces = addedPlaces;
    this.addedCodes = addedCodes;
  }

  /**
   * @throws IllegalArgumentException if an id or a code is there twice
   */
  static Assortment of(Collection<Article> articles) {
    Map<String, Integer> places = HashMap.newHashMap(articles.size());
    Map<String, Integer> codes = HashMap.newHashMap(articles.size());
    Article[][] chunks = new Article[(articles.size() + CHUNK - 1) >>> CHUNK_BITS][];
    int size = 0;
    for (Article article : articles) {
      Integer known = places.get(article.id());
      if (known != null && at(chunks, known).equals(article)) {
        continue;
      }
      Integer place = size;
      claim(places, article.id(), place);
      for (String code : article.codes()) {
        claim(codes, code, place);
      }
      int chunk = size >>> CHUNK_BITS;
      if (chunks[chunk] == null) {
        chunks[chunk] = new Article[Math.min(CHUNK, articles.size() - size)];
      }
      chunks[chunk][size & CHUNK - 1] = article;
      size++;
    }
    return new Assortment(trimmed(chunks, size), size, places, codes, Map.of(), Map.of());
  }

  /** Whoever names an article twice leaves room for one at the end. */
  private static Article[][] trimmed(Article[][] chunks, int size) {
    Article[][] full = Arrays.copyOf(chunks, (size + CHUNK - 1) >>> CHUNK_BITS);
    int last = size & CHUNK - 1;
    if (last > 0) {
      full[full.length - 1] = Arrays.copyOf(full[full.length - 1], last);
    }
    return full;
  }

  private static void claim(Map<String, Integer> map, String key, Integer place) {
    Integer before = map.putIfAbsent(key, place);
    if (before != null && !before.equals(place)) {
      throw new IllegalArgumentException("twice: " + key);
    }
  }

  int size() {
    return size;
  }

  @Nullable Article byId(String id) {
    Integer place = place(id);
    return place == null ? null : at(chunks, place);
  }

  @Nullable Article byCode(String code) {
    Integer place = codes.get(code);
    if (place == null) {
      place = addedCodes.get(code);
    }
    return place == null ? null : at(chunks, place);
  }

  /** In their order. */
  List<Article> list() {
    return new Listed(this);
  }

  /**
   * This one with articles replaced by id, or added at the end; null if it is made anew with less
   * trouble: codes changed, or much was added.
   */
  @Nullable Assortment with(Collection<Article> changed) {
    Article[][] next = chunks.clone();
    int end = size;
    Map<String, Integer> morePlaces = null;
    Map<String, Integer> moreCodes = null;
    for (Article article : changed) {
      Integer place = place(article.id());
      if (place == null && morePlaces != null) {
        place = morePlaces.get(article.id());
      }
      if (place != null) {
        Article before = at(next, place);
        if (!before.codes().equals(article.codes())) {
          return null;
        }
        set(next, place, article);
        continue;
      }
      if (morePlaces == null || moreCodes == null) {
        morePlaces = new HashMap<>(addedPlaces);
        moreCodes = new HashMap<>(addedCodes);
      }
      for (String code : article.codes()) {
        if (codes.containsKey(code) || moreCodes.putIfAbsent(code, end) != null) {
          return null;
        }
      }
      if (morePlaces.size() >= MOST_ADDED) {
        return null;
      }
      morePlaces.put(article.id(), end);
      next = append(next, end, article);
      end++;
    }
    return new Assortment(
        next,
        end,
        places,
        codes,
        morePlaces == null ? addedPlaces : morePlaces,
        moreCodes == null ? addedCodes : moreCodes);
  }

  /** What is other than in an earlier one. */
  @SuppressWarnings("ReferenceEquality") // The very same array holds the same articles.
  CatalogueNews since(Assortment before) {
    CatalogueNews.Builder news = new CatalogueNews.Builder();
    int common = 0;
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      Article[] here = chunks[chunk];
      if (chunk < before.chunks.length && here == before.chunks[chunk]) {
        common += here.length;
        continue;
      }
      for (int i = 0; i < here.length; i++) {
        if (compare((chunk << CHUNK_BITS) + i, here[i], before, news)) {
          common++;
        }
      }
    }
    return news.removed(before.size - common).build();
  }

  /** Whether the earlier one has the article, too. */
  private static boolean compare(
      int here, Article article, Assortment before, CatalogueNews.Builder news) {
    Integer there =
        before.has(here, article.id()) ? Integer.valueOf(here) : before.place(article.id());
    if (there == null) {
      news.added(article);
      return false;
    }
    if (there != here) {
      news.moved();
    }
    Article was = at(before.chunks, there);
    if (!was.equals(article)) {
      news.replaced(was, article);
    }
    return true;
  }

  private boolean has(int place, String id) {
    return place < size && at(chunks, place).id().equals(id);
  }

  private @Nullable Integer place(String id) {
    Integer place = places.get(id);
    return place == null ? addedPlaces.get(id) : place;
  }

  private static Article at(Article[][] chunks, int place) {
    return chunks[place >>> CHUNK_BITS][place & CHUNK - 1];
  }

  /** The copy of the chunk is this call's own, but a second change of it copies it once more. */
  private static void set(Article[][] chunks, int place, Article article) {
    Article[] chunk = chunks[place >>> CHUNK_BITS].clone();
    chunk[place & CHUNK - 1] = article;
    chunks[place >>> CHUNK_BITS] = chunk;
  }

  private static Article[][] append(Article[][] chunks, int end, Article article) {
    int chunk = end >>> CHUNK_BITS;
    int in = end & CHUNK - 1;
    Article[][] next = chunk < chunks.length ? chunks : Arrays.copyOf(chunks, chunk + 1);
    Article[] longer = in == 0 ? new Article[1] : Arrays.copyOf(next[chunk], in + 1);
    longer[in] = article;
    next[chunk] = longer;
    return next;
  }

  /** A view; it lives as long as the assortment. */
  private static final class Listed extends AbstractList<Article> implements RandomAccess {
    private final Assortment of;

    Listed(Assortment of) {
      this.of = of;
    }

    @Override
    public Article get(int index) {
      if (index < 0 || index >= of.size) {
        throw new IndexOutOfBoundsException(index);
      }
      return at(of.chunks, index);
    }

    @Override
    public int size() {
      return of.size;
    }
  }
}
