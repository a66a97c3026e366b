package canopy.till.catalogue.search;

import org.jspecify.annotations.Nullable;

/** A word of a query, ready to be compared. Immutable (nobody writes to its letters). */
final class QueryWord {
  /** Shorter words are not forgiven an error: nearly everything would match. */
  private static final int FORGIVEN_LETTERS = 3;

  private final String text;
  private final boolean chinese;
  private final byte[] letters;

  private QueryWord(String text, boolean chinese, byte[] letters) {
    this.text = text;
    this.chinese = chinese;
    this.letters = letters;
  }

  /** As typed, in the spelling of {@link SearchWord}. */
  String text() {
    return text;
  }

  boolean chinese() {
    return chinese;
  }

  /** The word itself, or the pinyin of a Chinese one; not empty. */
  byte[] letters() {
    return letters;
  }

  /** The word; null if it has no letters that the index knows. */
  static @Nullable QueryWord of(SearchWord word, PinyinReader pinyin) {
    String spelled = word.chinese() ? String.join("", pinyin.syllables(word.text())) : word.text();
    byte[] letters = Letters.encode(spelled);
    return letters == null || letters.length == 0
        ? null
        : new QueryWord(word.text(), word.chinese(), letters);
  }

  boolean isForgiven() {
    return letters.length >= FORGIVEN_LETTERS;
  }

  /** Two words that were meant as one; null if they can't be. */
  @Nullable QueryWord joined(QueryWord next) {
    if (chinese || next.chinese) {
      return null;
    }
    String both = text + next.text;
    byte[] encoded = Letters.encode(both);
    return encoded == null ? null : new QueryWord(both, false, encoded);
  }
}
