package canopy.till.catalogue.search;

import canopy.core.catalogue.Article;
import java.util.Arrays;
import java.util.List;

/**
 * How well an article answers a query: a whole name before the start of a name, before a word
 * within it, before initials; an exact match before a corrected one. Equals keep the order of the
 * index (favourites, then what sells, then short names). Made for one query, used by one thread.
 */
final class Ranking {
  private static final int CODE = 60;
  private static final int NAME_START = 10;
  private static final int WORD_START = 6;
  private static final int WHOLE = 4;
  private static final int INITIALS_START = 7;
  private static final int INITIALS = 4;
  private static final int CODE_START = 5;
  private static final int ERROR_LOSS = 4;
  private static final int FIRST_LETTER = 1;
  private static final int INITIALS_LIMIT = 24;

  private final SearchTexts texts;
  private final List<QueryWord> words;
  private final byte[] initials = new byte[INITIALS_LIMIT];

  Ranking(SearchTexts texts, List<QueryWord> words) {
    this.texts = texts;
    this.words = words;
  }

  /** The numbers of the best, best first. */
  int[] best(int[] candidates, int limit) {
    long[] scored = new long[candidates.length];
    for (int i = 0; i < candidates.length; i++) {
      scored[i] = (long) -score(candidates[i]) << 32 | candidates[i];
    }
    Arrays.sort(scored);
    return Arrays.stream(scored).limit(limit).mapToInt(value -> (int) value).toArray();
  }

  private int score(int number) {
    int score = 0;
    for (QueryWord word : words) {
      int exact = word.chinese() ? chinese(number, word) : exact(number, word.letters());
      score += exact > 0 ? exact : corrected(number, word);
    }
    return score;
  }

  private int exact(int number, byte[] word) {
    byte[] text = texts.text();
    int best = 0;
    int start = texts.start(number);
    int stop = texts.end(number);
    for (int at = start; at < stop; at++) {
      if (!Letters.isStartOf(word[0], text[at])) {
        continue;
      }
      boolean nameStart = at == start || text[at - 1] == Letters.END;
      int end = Typing.exact(word, 0, text, at);
      if (end != Typing.NONE) {
        best = Math.max(best, placed(text, nameStart, end));
      }
      if (best < INITIALS_START && word.length > 1 && Letters.isSyllable(text[at])) {
        int all = Typing.initialsStartWith(word, text, at);
        if (all != Typing.NONE) {
          best = Math.max(best, (nameStart ? INITIALS_START : INITIALS) + 2 * all);
        }
      }
    }
    return word.length < 3 ? best : Math.max(best, code(texts.articles().get(number), word));
  }

  private static int placed(byte[] text, boolean nameStart, int end) {
    int score = nameStart ? NAME_START : WORD_START;
    if (Typing.isWordEnd(text, end)) {
      score += WHOLE;
    }
    return nameStart && text[end] == Letters.END ? score + WHOLE : score;
  }

  private static int code(Article article, byte[] word) {
    int best = code(article.id(), word);
    for (String code : article.codes()) {
      best = Math.max(best, code(code, word));
    }
    return best;
  }

  private static int code(String code, byte[] word) {
    if (code.length() < word.length) {
      return 0;
    }
    for (int i = 0; i < word.length; i++) {
      if (Letters.code(Character.toLowerCase(code.charAt(i))) != word[i]) {
        return 0;
      }
    }
    return code.length() == word.length ? CODE : CODE_START;
  }

  private int chinese(int number, QueryWord word) {
    String name = texts.articles().get(number).name().zh();
    int at = name.indexOf(word.text());
    if (at < 0) {
      return 0;
    }
    int score = at == 0 ? NAME_START : WORD_START;
    if (at + word.text().length() == name.length()) {
      score += WHOLE;
    }
    return name.length() == word.text().length() ? score + WHOLE : score;
  }

  private int corrected(int number, QueryWord word) {
    if (word.chinese()) {
      return Math.max(1, exact(number, word.letters()) - ERROR_LOSS);
    }
    byte[] letters = word.letters();
    byte[] text = texts.text();
    int best = 0;
    int start = texts.start(number);
    int stop = texts.end(number);
    for (int at = start; at < stop; at++) {
      if (!Letters.isStart(text[at])) {
        continue;
      }
      boolean nameStart = at == start || text[at - 1] == Letters.END;
      int first = Letters.letter(text[at]) == letters[0] ? FIRST_LETTER : 0;
      int end = Typing.oneError(letters, text, at);
      if (end != Typing.NONE) {
        best = Math.max(best, placed(text, nameStart, end) - ERROR_LOSS + first);
      }
      if (Letters.isSyllable(text[at])) {
        Arrays.fill(initials, Letters.END);
        Typing.initials(text, at, initials);
        end = Typing.oneError(letters, initials, 0);
        if (end != Typing.NONE) {
          int whole = end == initials.length || initials[end] == Letters.END ? 2 : 0;
          int place = nameStart ? INITIALS_START : INITIALS;
          best = Math.max(best, place + whole - ERROR_LOSS + first);
        }
      }
    }
    return best;
  }
}
