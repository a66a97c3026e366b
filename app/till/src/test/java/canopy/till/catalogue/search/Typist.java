package canopy.till.catalogue.search;

import canopy.core.catalogue.Article;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Types queries for articles the way a cashier does, and makes typing errors. */
final class Typist {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private final Random random;
  private final PinyinReader pinyin = new PinyinReader();

  Typist(long seed) {
    random = new Random(seed);
  }

  /** Two or more words of the English or Spanish name, or the pinyin, or the initials. */
  String query(Article article) {
    return switch (random.nextInt(4)) {
      case 0 -> words(article.name().en());
      case 1 -> words(article.name().es());
      case 2 -> spelled(article.name().zh(), false);
      default -> spelled(article.name().zh(), true);
    };
  }

  /**
   * The query with one letter missing, too much, wrong, or swapped with its neighbour, in a word of
   * three letters or more.
   */
  String withError(String query) {
    List<String> words = new ArrayList<>(List.of(query.split(" ")));
    List<Integer> long3 = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).length() >= 4) {
        long3.add(i);
      }
    }
    if (long3.isEmpty()) {
      return query;
    }
    int chosen = long3.get(random.nextInt(long3.size()));
    words.set(chosen, wrong(words.get(chosen)));
    return String.join(" ", words);
  }

  private String wrong(String word) {
    int at = random.nextInt(word.length());
    String letter = String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return switch (random.nextInt(4)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + letter + word.substring(at);
      case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
      default -> {
        int first = Math.min(at, word.length() - 2);
        yield word.substring(0, first)
            + word.charAt(first + 1)
            + word.charAt(first)
            + word.substring(first + 2);
      }
    };
  }

  private String words(String name) {
    List<String> words = new ArrayList<>();
    SearchWord.split(name, 20).forEach(word -> words.add(word.text()));
    if (words.size() > 3 && random.nextBoolean()) {
      words.remove(random.nextInt(words.size()));
    }
    if (random.nextBoolean()) {
      Collections.shuffle(words, random);
    }
    return String.join(" ", words);
  }

  private String spelled(String name, boolean initialsOnly) {
    List<String> words = new ArrayList<>();
    for (SearchWord word : SearchWord.split(name, 20)) {
      if (!word.chinese()) {
        words.add(word.text());
        continue;
      }
      StringBuilder spelled = new StringBuilder();
      for (String syllable : pinyin.syllables(word.text())) {
        spelled.append(initialsOnly ? syllable.substring(0, 1) : syllable);
      }
      words.add(spelled.toString());
    }
    return String.join(" ", words);
  }
}
