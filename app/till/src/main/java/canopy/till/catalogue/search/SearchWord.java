package canopy.till.catalogue.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a name or of a query, in the one spelling that search compares: small letters without
 * accents and digits, or a run of Chinese characters.
 *
 * @param text not empty
 * @param chinese whether it is Chinese
 */
record SearchWord(String text, boolean chinese) {
  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final char FULL_WIDTH_OFFSET = '\uFEE0';
  private static final int LATIN_END = 0x180;

  /** Letters of Latin scripts to a-z and 0-9; 0 for everything else. */
  private static final String PLAIN = plainLetters();

  /** The words of a text; at most {@code limit}. */
  static List<SearchWord> split(String text, int limit) {
    List<SearchWord> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean chinese = false;
    for (int i = 0; i < text.length() && words.size() < limit; i++) {
      char c = halfWidth(text.charAt(i));
      char plain = plain(c);
      boolean han = plain == 0 && isChinese(c);
      if (word.length() > 0 && (han != chinese || (plain == 0 && !han))) {
        if (plain == 0 && !han && joins(text, i)) {
          continue;
        }
        words.add(new SearchWord(word.toString(), chinese));
        word.setLength(0);
      }
      if (plain != 0 || han) {
        chinese = han;
        word.append(han ? c : plain);
      }
    }
    if (word.length() > 0 && words.size() < limit) {
      words.add(new SearchWord(word.toString(), chinese));
    }
    return words;
  }

  /** An apostrophe, or the point or comma of a decimal, does not end a word. */
  private static boolean joins(String text, int at) {
    char c = halfWidth(text.charAt(at));
    if (c == '\'' || c == '\u2019') {
      return true;
    }
    return (c == '.' || c == ',')
        && at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static char halfWidth(char c) {
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? (char) (c - FULL_WIDTH_OFFSET) : c;
  }

  private static char plain(char c) {
    return c < LATIN_END ? PLAIN.charAt(c) : 0;
  }

  private static boolean isChinese(char c) {
    return (c >= '\u4E00' && c <= '\u9FFF') || (c >= '\u3400' && c <= '\u4DBF') || c == '\u3007';
  }

  private static String plainLetters() {
    StringBuilder table = new StringBuilder();
    for (char c = 0; c < LATIN_END; c++) {
      String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      char base = Character.toLowerCase(parts.charAt(0));
      boolean kept = (base >= 'a' && base <= 'z') || (base >= '0' && base <= '9');
      table.append(kept ? base : '\0');
    }
    return table.toString();
  }
}
