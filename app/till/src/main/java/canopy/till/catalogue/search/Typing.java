package canopy.till.catalogue.search;

/**
 * Compares typed letters with stored text: exactly, or with one letter missing, too much, wrong, or
 * swapped with its neighbour. A word is found where it starts a stored word or syllable; it may end
 * within one, and may run on over several.
 */
final class Typing {
  /** No match. */
  static final int NONE = -1;

  private Typing() {}

  /**
   * Where a match of the whole word ends, or {@link #NONE}.
   *
   * @param word letters
   * @param from where in the word to start
   * @param at where in the text to start
   */
  static int exact(byte[] word, int from, byte[] text, int at) {
    return exact(word, from, word.length, text, at);
  }

  /** As {@link #exact(byte[], int, byte[], int)}, for the letters before {@code to}. */
  static int exact(byte[] word, int from, int to, byte[] text, int at) {
    int position = at;
    for (int i = from; i < to; i++, position++) {
      if (position >= text.length || Letters.letter(text[position]) != word[i]) {
        return NONE;
      }
    }
    return position;
  }

  /**
   * As {@link #exact(byte[], int, byte[], int)}, with exactly one error; prefers the end of a
   * stored word.
   */
  static int oneError(byte[] word, byte[] text, int at) {
    int i = 0;
    int position = at;
    while (i < word.length && position < text.length && Letters.letter(text[position]) == word[i]) {
      i++;
      position++;
    }
    // An error in the first letters that agree is only possible in doubled letters, and then is the
    // same error further on.
    int best = NONE;
    if (i < word.length && position < text.length && text[position] != Letters.END) {
      best = better(best, exact(word, i + 1, text, position + 1), text);
      best = better(best, exact(word, i, text, position + 1), text);
      boolean swapped =
          i + 1 < word.length
              && position + 1 < text.length
              && Letters.letter(text[position]) == word[i + 1]
              && Letters.letter(text[position + 1]) == word[i];
      if (swapped) {
        best = better(best, exact(word, i + 2, text, position + 2), text);
      }
    }
    if (i < word.length) {
      best = better(best, exact(word, i + 1, text, position), text);
    }
    return best;
  }

  /** Whether a match that ends here ends with a stored word. */
  static boolean isWordEnd(byte[] text, int end) {
    return end >= text.length || text[end] == Letters.END || Letters.isStart(text[end]);
  }

  /**
   * The initials of Chinese syllables from here on; words of letters in between count with all
   * their letters.
   *
   * @param initials filled from its start
   * @return how many
   */
  static int initials(byte[] text, int at, byte[] initials) {
    int length = 0;
    for (int i = at; length < initials.length && text[i] != Letters.END; i++) {
      if (Letters.isStart(text[i]) || !Letters.isSyllable(text[i])) {
        initials[length++] = (byte) Letters.letter(text[i]);
      }
    }
    return length;
  }

  /**
   * Whether the initials from here on (as {@link #initials} gives them) start with a word: {@link
   * #NONE} if they do not, 0 if there are more of them, 1 if the word is all of them.
   */
  static int initialsStartWith(byte[] word, byte[] text, int at) {
    int matched = 0;
    for (int i = at; text[i] != Letters.END; i++) {
      if (Letters.isStart(text[i]) || !Letters.isSyllable(text[i])) {
        if (matched == word.length) {
          return 0;
        }
        if (Letters.letter(text[i]) != word[matched]) {
          return NONE;
        }
        matched++;
      }
    }
    return matched == word.length ? 1 : NONE;
  }

  /**
   * Whether a Chinese text holds a word, with at most one character missing, too much, wrong or
   * swapped.
   */
  static boolean holdsChinese(String text, String word) {
    for (int at = 0; at < text.length(); at++) {
      int i = 0;
      while (i < word.length() && at + i < text.length() && text.charAt(at + i) == word.charAt(i)) {
        i++;
      }
      boolean found =
          i == word.length()
              || holdsRest(text, at + i + 1, word, i + 1)
              || holdsRest(text, at + i + 1, word, i)
              || holdsRest(text, at + i, word, i + 1);
      if (found || isSwapped(text, at + i, word, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsRest(String text, int at, String word, int from) {
    return text.regionMatches(at, word, from, word.length() - from);
  }

  private static boolean isSwapped(String text, int at, String word, int from) {
    return from + 1 < word.length()
        && at + 1 < text.length()
        && text.charAt(at) == word.charAt(from + 1)
        && text.charAt(at + 1) == word.charAt(from)
        && holdsRest(text, at + 2, word, from + 2);
  }

  private static int better(int best, int end, byte[] text) {
    if (end == NONE || best == NONE) {
      return Math.max(best, end);
    }
    return isWordEnd(text, end) && !isWordEnd(text, best) ? end : best;
  }
}
