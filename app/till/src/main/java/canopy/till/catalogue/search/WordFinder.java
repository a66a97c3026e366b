package canopy.till.catalogue.search;

import canopy.core.catalogue.Article;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the articles that a word of a query can mean. Made for one query, used by one thread. */
final class WordFinder {
  private static final int CODE_LETTERS = 4;
  private static final int FORGIVEN_CODE_LETTERS = 7;
  private static final int FORGIVEN_INITIALS = 4;

  /** So many names, the likeliest ones, are compared with a Chinese word. */
  private static final int COMPARED_LIMIT = 3_000;

  private final SearchTexts texts;
  private final RecentHits recent;

  WordFinder(SearchTexts texts, RecentHits recent) {
    this.texts = texts;
    this.recent = recent;
  }

  /**
   * The articles with a word, syllable, initials or code that starts like this. Shared with other
   * queries: copy it before changing it.
   */
  Hits exact(QueryWord word) {
    return recent.of(word.text(), () -> find(word));
  }

  private Hits find(QueryWord word) {
    Hits hits = new Hits(texts.articles().size());
    if (word.chinese()) {
      addChinese(word.text(), hits);
      return hits.count() == 0 && word.text().length() > 2 ? holding(word.text()) : hits;
    }
    addPrefix(texts.words(), word.letters(), hits);
    if (word.letters().length > 1) {
      addPrefix(texts.initials(), word.letters(), hits);
    }
    if (word.letters().length >= CODE_LETTERS) {
      addPrefix(texts.codes(), word.letters(), hits);
    }
    return hits;
  }

  /**
   * Chinese is typed without blanks, in any order: the articles that have every character
   * somewhere.
   */
  private Hits holding(String characters) {
    Hits common = withCharacter(characters, 0);
    for (int i = 1; i < characters.length(); i++) {
      common.retain(withCharacter(characters, i));
    }
    return common;
  }

  /**
   * The articles that the word can mean with one error. A Chinese word may also be another with the
   * same sound: an input method offers them side by side.
   *
   * @param within only these are of interest; null for all
   * @param exact those that match without an error; of no interest
   */
  Hits withOneError(QueryWord word, @Nullable Hits within, Hits exact) {
    Hits hits = new Hits(texts.articles().size());
    byte[] letters = word.letters();
    if (word.chinese()) {
      addPrefix(texts.words(), letters, hits);
      if (word.text().length() > 2) {
        addNearChinese(word.text(), within, hits);
      }
      return hits;
    }
    new ErrorWalk(texts, texts.words(), letters, within, exact, hits).walk();
    if (letters.length >= FORGIVEN_INITIALS) {
      new ErrorWalk(texts, texts.initials(), letters, within, exact, hits).walk();
    }
    if (letters.length >= FORGIVEN_CODE_LETTERS) {
      new ErrorWalk(texts, texts.codes(), letters, within, exact, hits).walk();
    }
    return hits;
  }

  private void addPrefix(KeyIndex index, byte[] letters, Hits hits) {
    int length = Math.min(letters.length, KeyIndex.KEY_LETTERS);
    long key = KeyIndex.key(letters, length);
    int from = index.lowerBound(key, 0, index.size());
    int to = index.lowerBound(key + KeyIndex.span(length), from, index.size());
    if (letters.length <= KeyIndex.KEY_LETTERS) {
      hits.addAll(index, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      int article = KeyIndex.article(index.entry(i));
      boolean found =
          index == texts.words()
              ? hasWord(article, letters)
              : index == texts.initials() || hasCode(texts.articles().get(article), letters);
      if (found) {
        hits.add(article, KeyIndex.isNameStart(index.entry(i)));
      }
    }
  }

  private boolean hasWord(int article, byte[] letters) {
    byte[] text = texts.text();
    int end = texts.end(article);
    for (int at = texts.start(article); at < end; at++) {
      if (Letters.isStartOf(letters[0], text[at])
          && Typing.exact(letters, 0, text, at) != Typing.NONE) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCode(Article article, byte[] letters) {
    return startsLike(article.id(), letters)
        || article.codes().stream().anyMatch(code -> startsLike(code, letters));
  }

  private static boolean startsLike(String code, byte[] letters) {
    int at = 0;
    for (char c : code.toLowerCase(Locale.ROOT).toCharArray()) {
      int letter = Letters.code(c);
      if (letter == 0) {
        continue;
      }
      if (at == letters.length) {
        return true;
      }
      if (letter != letters[at]) {
        return false;
      }
      at++;
    }
    return at == letters.length;
  }

  private void addChinese(String word, Hits hits) {
    KeyIndex index = texts.characters();
    long key = SearchTexts.pair(word, 0);
    int from = index.lowerBound(key, 0, index.size());
    int to = index.lowerBound(key + (word.length() > 1 ? 1 : 1L << 16), from, index.size());
    for (int i = from; i < to; i++) {
      int article = KeyIndex.article(index.entry(i));
      if (word.length() <= 2 || texts.articles().get(article).name().zh().contains(word)) {
        hits.add(article, KeyIndex.isNameStart(index.entry(i)));
      }
    }
  }

  /**
   * With one error at most one character of the word is not in the name: sets of articles by
   * character leave few names to compare.
   */
  private void addNearChinese(String word, @Nullable Hits within, Hits hits) {
    Hits having = withCharacter(word, 0);
    Hits lacking = having.copy();
    Hits second = withCharacter(word, 1);
    having.retain(second);
    lacking.addAll(second);
    for (int i = 2; i < word.length(); i++) {
      Hits next = withCharacter(word, i);
      lacking.retain(next);
      lacking.addAll(having);
      having.retain(next);
    }
    if (within != null) {
      lacking.retain(within);
    }
    for (int article : lacking.candidates(COMPARED_LIMIT)) {
      if (Typing.holdsChinese(texts.articles().get(article).name().zh(), word)) {
        hits.add(article, lacking.startsWith(article));
      }
    }
  }

  private Hits withCharacter(String word, int at) {
    Hits hits = new Hits(texts.articles().size());
    addChinese(word.substring(at, at + 1), hits);
    return hits;
  }
}
