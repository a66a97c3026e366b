package canopy.till.catalogue.search;

import org.jspecify.annotations.Nullable;

/**
 * Walks an index along a word and leaves the path once: at every letter it tries another letter, a
 * letter more, a letter less and a swap, and looks up the rest exactly within the range that the
 * walk has narrowed so far. About 75 look-ups a letter, whatever the size of the catalogue. Used by
 * one thread, once.
 */
final class ErrorWalk {
  private final SearchTexts texts;
  private final KeyIndex index;
  private final byte[] word;
  private final @Nullable Hits within;
  private final Hits without;
  private final Hits found;
  private final byte[] path;

  /**
   * @param within only these are of interest; null for all
   * @param without those that match without an error
   * @param found where the others go
   */
  ErrorWalk(
      SearchTexts texts,
      KeyIndex index,
      byte[] word,
      @Nullable Hits within,
      Hits without,
      Hits found) {
    this.texts = texts;
    this.index = index;
    this.word = word;
    this.within = within;
    this.without = without;
    this.found = found;
    this.path = new byte[word.length + 1];
  }

  void walk() {
    int from = 0;
    int to = index.size();
    int steps = Math.min(word.length, KeyIndex.KEY_LETTERS);
    for (int step = 0; step < steps && from < to; step++) {
      leaveAt(step, from, to);
      long key = KeyIndex.key(word, step + 1);
      from = index.lowerBound(key, from, to);
      to = index.lowerBound(key + KeyIndex.span(step + 1), from, to);
    }
    if (word.length > KeyIndex.KEY_LETTERS) {
      add(from, to, 0);
    }
  }

  private void leaveAt(int step, int from, int to) {
    System.arraycopy(word, 0, path, 0, step);
    int rest = word.length - step;
    // One letter less.
    System.arraycopy(word, step + 1, path, step, rest - 1);
    lookUp(word.length - 1, from, to);
    // One letter more.
    System.arraycopy(word, step, path, step + 1, rest);
    tryLetters(step, word.length + 1, from, to);
    // Another letter.
    System.arraycopy(word, step + 1, path, step + 1, rest - 1);
    tryLetters(step, word.length, from, to);
    if (rest > 1 && word[step] != word[step + 1]) {
      path[step] = word[step + 1];
      path[step + 1] = word[step];
      lookUp(word.length, from, to);
    }
  }

  private void tryLetters(int step, int length, int from, int to) {
    for (int letter = 1; letter <= Letters.COUNT; letter++) {
      if (letter != word[step]) {
        path[step] = (byte) letter;
        lookUp(length, from, to);
      }
    }
  }

  private void lookUp(int length, int from, int to) {
    int keyLength = Math.min(length, KeyIndex.KEY_LETTERS);
    long key = KeyIndex.key(path, keyLength);
    int first = index.lowerBound(key, from, to);
    int last = index.lowerBound(key + KeyIndex.span(keyLength), first, to);
    add(first, last, length);
  }

  /**
   * @param length of the path that was looked up; 0 if the path is the word and the error comes
   *     after the letters of the index
   */
  private void add(int from, int to, int length) {
    boolean compares = index == texts.words() && (length == 0 || length > KeyIndex.KEY_LETTERS);
    for (int i = from; i < to; i++) {
      long entry = index.entry(i);
      int article = KeyIndex.article(entry);
      if (without.contains(article) || (within != null && !within.contains(article))) {
        continue;
      }
      boolean nameStart = KeyIndex.isNameStart(entry);
      if (found.contains(article) && (!nameStart || found.startsWith(article))) {
        continue;
      }
      if (!compares || isNear(article, length)) {
        found.add(article, nameStart);
      }
    }
  }

  private boolean isNear(int article, int length) {
    byte[] text = texts.text();
    int first = length == 0 ? word[0] : path[0];
    int end = texts.end(article);
    for (int at = texts.start(article); at < end; at++) {
      if (!Letters.isStartOf(first, text[at])) {
        continue;
      }
      boolean near =
          length == 0
              ? Typing.oneError(word, text, at) != Typing.NONE
              : Typing.exact(path, 0, length, text, at) != Typing.NONE;
      if (near) {
        return true;
      }
    }
    return false;
  }
}
