package canopy.till.catalogue.search;

import java.util.Arrays;

/**
 * A set of articles by their number in the index, and which of them match at the start of a name.
 * Used by one thread.
 */
final class Hits {
  private final long[] all;
  private final long[] starts;

  Hits(int articles) {
    all = new long[(articles + 63) >>> 6];
    starts = new long[all.length];
  }

  void add(int article, boolean nameStart) {
    long bit = 1L << article;
    all[article >>> 6] |= bit;
    if (nameStart) {
      starts[article >>> 6] |= bit;
    }
  }

  void addAll(KeyIndex index, int from, int to) {
    for (int i = from; i < to; i++) {
      long entry = index.entry(i);
      add(KeyIndex.article(entry), KeyIndex.isNameStart(entry));
    }
  }

  void addAll(Hits other) {
    for (int i = 0; i < all.length; i++) {
      all[i] |= other.all[i];
      starts[i] |= other.starts[i];
    }
  }

  boolean contains(int article) {
    return (all[article >>> 6] & 1L << article) != 0;
  }

  boolean startsWith(int article) {
    return (starts[article >>> 6] & 1L << article) != 0;
  }

  /** Keeps what the other has too; starts of either count. */
  void retain(Hits other) {
    for (int i = 0; i < all.length; i++) {
      all[i] &= other.all[i];
      starts[i] = (starts[i] | other.starts[i]) & all[i];
    }
  }

  void remove(Hits other) {
    for (int i = 0; i < all.length; i++) {
      all[i] &= ~other.all[i];
      starts[i] &= all[i];
    }
  }

  Hits copy() {
    Hits copy = new Hits(all.length << 6);
    System.arraycopy(all, 0, copy.all, 0, all.length);
    System.arraycopy(starts, 0, copy.starts, 0, all.length);
    return copy;
  }

  int count() {
    int count = 0;
    for (long word : all) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /**
   * The best candidates to look at closely: those at the start of a name, then the others, each in
   * the order of the index.
   *
   * @param limit of each kind
   */
  int[] candidates(int limit) {
    int[] found = new int[Math.min(2 * limit, count())];
    int size = collect(found, 0, limit, true);
    size = collect(found, size, limit, false);
    return Arrays.copyOf(found, size);
  }

  private int collect(int[] found, int size, int limit, boolean atStart) {
    int end = Math.min(found.length, size + limit);
    int next = size;
    for (int i = 0; i < all.length && next < end; i++) {
      long word = atStart ? starts[i] : all[i] & ~starts[i];
      while (word != 0 && next < end) {
        found[next++] = (i << 6) + Long.numberOfTrailingZeros(word);
        word &= word - 1;
      }
    }
    return next;
  }
}
