package canopy.till.catalogue.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the words asked for last were found to mean. Whoever types asks for the same words again
 * with every letter; only the one being typed is new. Its sets are shared: nobody changes them.
 * Safe on any thread.
 */
final class RecentHits {
  /** Some queries' words; each set takes two bits for every article. */
  private static final int WORDS_KEPT = 32;

  private final Map<String, Hits> known = new LinkedHashMap<>(WORDS_KEPT, 1, true);

  Hits of(String word, Supplier<Hits> find) {
    synchronized (known) {
      Hits hits = known.get(word);
      if (hits != null) {
        return hits;
      }
    }
    Hits found = find.get();
    synchronized (known) {
      known.put(word, found);
      if (known.size() > WORDS_KEPT) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return found;
  }
}
