package canopy.till.catalogue.search;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The names of all articles in the letters of the index: pinyin, English, Spanish, each ended by a
 * zero byte, and the indices over them. Immutable (nobody writes to the arrays that it hands out);
 * safe on any thread.
 */
final class SearchTexts {
  private static final int WORD_LIMIT = 40;
  private static final int PAIR_SHIFT = 16;

  private final List<Article> articles;
  private final byte[] text;
  private final int[] offsets;
  private final KeyIndex words;
  private final KeyIndex initials;
  private final KeyIndex codes;
  private final KeyIndex characters;

  private SearchTexts(Build build) {
    articles = build.articles;
    text = Arrays.copyOf(build.text, build.size);
    offsets = build.offsets;
    words = build.words.build();
    initials = build.initials.build();
    codes = build.codes.build();
    characters = build.characters.build();
  }

  /** In the order of the index: what should come first comes first. */
  List<Article> articles() {
    return articles;
  }

  /** The text of all articles. */
  byte[] text() {
    return text;
  }

  /** Where the text of an article starts. */
  int start(int article) {
    return offsets[article];
  }

  /** Where the text of an article ends, exclusive. */
  int end(int article) {
    return offsets[article + 1];
  }

  /** Over words and syllables. */
  KeyIndex words() {
    return words;
  }

  /** Over the initials of syllables. */
  KeyIndex initials() {
    return initials;
  }

  /** Over article numbers, GTINs and own codes. */
  KeyIndex codes() {
    return codes;
  }

  /** Over pairs of Chinese characters. */
  KeyIndex characters() {
    return characters;
  }

  /** The key of one or two Chinese characters. */
  static long pair(String chinese, int at) {
    long second = at + 1 < chinese.length() ? chinese.charAt(at + 1) : 0;
    return (long) chinese.charAt(at) << PAIR_SHIFT | second;
  }

  static SearchTexts of(List<Article> articles) {
    return new Build(articles).build();
  }

  /** Used by one thread. */
  private static final class Build {
    private final List<Article> articles;
    private final PinyinReader pinyin = new PinyinReader();
    private final KeyIndex.Builder words = new KeyIndex.Builder();
    private final KeyIndex.Builder initials = new KeyIndex.Builder();
    private final KeyIndex.Builder codes = new KeyIndex.Builder();
    private final KeyIndex.Builder characters = new KeyIndex.Builder();
    private final int[] offsets;
    private byte[] text = new byte[1 << 16];
    private int size;

    Build(List<Article> articles) {
      this.articles = articles;
      this.offsets = new int[articles.size() + 1];
    }

    SearchTexts build() {
      for (int number = 0; number < articles.size(); number++) {
        offsets[number] = size;
        Article article = articles.get(number);
        addNames(article.name(), number);
        addCode(article.id(), number);
        for (String code : article.codes()) {
          addCode(code, number);
        }
      }
      offsets[articles.size()] = size;
      return new SearchTexts(this);
    }

    private void addNames(Names names, int number) {
      addName(names.zh(), number);
      if (!names.en().equals(names.zh())) {
        addName(names.en(), number);
      }
      if (!names.es().equals(names.en()) && !names.es().equals(names.zh())) {
        addName(names.es(), number);
      }
    }

    private void addName(String name, int number) {
      int from = size;
      for (SearchWord word : SearchWord.split(name, WORD_LIMIT)) {
        if (!word.chinese()) {
          append(word.text(), false);
          continue;
        }
        addCharacters(word.text(), size == from, number);
        for (String syllable : pinyin.syllables(word.text())) {
          append(syllable, true);
        }
      }
      if (size == from) {
        return;
      }
      put(Letters.END);
      indexName(from, number);
    }

    private void addCharacters(String chinese, boolean nameStart, int number) {
      for (int i = 0; i < chinese.length(); i++) {
        characters.add(pair(chinese, i), nameStart && i == 0, number);
      }
    }

    private void append(String word, boolean syllable) {
      boolean start = true;
      for (int i = 0; i < word.length(); i++) {
        int code = Letters.code(word.charAt(i));
        if (code != 0) {
          put(Letters.marked(code, start, syllable));
          start = false;
        }
      }
    }

    private void put(byte stored) {
      if (size == text.length) {
        text = Arrays.copyOf(text, size * 2);
      }
      text[size++] = stored;
    }

    private void indexName(int from, int number) {
      byte[] letters = new byte[KeyIndex.KEY_LETTERS];
      for (int at = from; text[at] != Letters.END; at++) {
        if (!Letters.isStart(text[at])) {
          continue;
        }
        int length = 0;
        while (length < letters.length && text[at + length] != Letters.END) {
          letters[length] = (byte) Letters.letter(text[at + length]);
          length++;
        }
        words.add(KeyIndex.key(letters, length), at == from, number);
        if (Letters.isSyllable(text[at])) {
          length = Typing.initials(text, at, letters);
          if (length > 1) {
            initials.add(KeyIndex.key(letters, length), at == from, number);
          }
        }
      }
    }

    private void addCode(String code, int number) {
      byte[] letters = Letters.encode(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
      if (letters != null && letters.length > 0) {
        codes.add(KeyIndex.key(letters, letters.length), true, number);
      }
    }
  }
}
