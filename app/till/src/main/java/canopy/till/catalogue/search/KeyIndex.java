package canopy.till.catalogue.search;

import java.util.Arrays;

/**
 * Which articles have a word that starts with given letters: one sorted array, an entry holding the
 * first eight letters, whether the name starts there, and the article. A prefix is a range of the
 * array. Immutable; safe on any thread.
 */
final class KeyIndex {
  /** So many letters of a word are in the index; longer ones are compared with the text. */
  static final int KEY_LETTERS = 8;

  private static final int ARTICLE_BITS = 20;
  private static final int LOW_BITS = ARTICLE_BITS + 1;
  private static final long ARTICLE_MASK = (1L << ARTICLE_BITS) - 1;
  private static final long[] POWERS = powers();

  private final long[] entries;

  private KeyIndex(long[] entries) {
    this.entries = entries;
  }

  /** Collects entries in any order. Used by one thread. */
  static final class Builder {
    private long[] entries = new long[1024];
    private int size;

    void add(long key, boolean nameStart, int article) {
      if (size == entries.length) {
        entries = Arrays.copyOf(entries, size * 2);
      }
      entries[size++] = key << LOW_BITS | (nameStart ? 0 : 1L << ARTICLE_BITS) | article;
    }

    KeyIndex build() {
      Arrays.parallelSort(entries, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (kept == 0 || entries[kept - 1] != entries[i]) {
          entries[kept++] = entries[i];
        }
      }
      return new KeyIndex(Arrays.copyOf(entries, kept));
    }
  }

  /** The key of up to eight letters, padded with the end. */
  static long key(byte[] letters, int length) {
    long key = 0;
    for (int i = 0; i < KEY_LETTERS; i++) {
      key = key * Letters.BASE + (i < length ? letters[i] : 0);
    }
    return key;
  }

  int size() {
    return entries.length;
  }

  static int article(long entry) {
    return (int) (entry & ARTICLE_MASK);
  }

  static boolean isNameStart(long entry) {
    return (entry >>> ARTICLE_BITS & 1) == 0;
  }

  long entry(int index) {
    return entries[index];
  }

  /**
   * The first entry from {@code from} on whose key is not less.
   *
   * @param from where to start
   * @param to where to end, exclusive
   */
  int lowerBound(long key, int from, int to) {
    long wanted = key << LOW_BITS;
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many keys share a prefix of so many letters. */
  static long span(int letters) {
    return POWERS[KEY_LETTERS - letters];
  }

  private static long[] powers() {
    long[] powers = new long[KEY_LETTERS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * Letters.BASE;
    }
    return powers;
  }
}
