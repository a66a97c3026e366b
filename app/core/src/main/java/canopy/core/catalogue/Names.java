package canopy.core.catalogue;

/**
 * A name in the three languages. A language without a name of its own holds the empty string.
 *
 * @param zh Simplified Chinese
 * @param en English
 * @param es Spanish
 */
public record Names(String zh, String en, String es) {
  private static final int LENGTH_LIMIT = 200;

  public Names {
    if (zh.isEmpty() && en.isEmpty() && es.isEmpty()) {
      throw new IllegalArgumentException("a name is needed in at least one language");
    }
    if (Math.max(zh.length(), Math.max(en.length(), es.length())) > LENGTH_LIMIT) {
      throw new IllegalArgumentException("a name has at most " + LENGTH_LIMIT + " characters");
    }
  }

  /** The same name in every language. */
  public static Names same(String name) {
    return new Names(name, name, name);
  }

  /**
   * The name in a language; if that is empty, the first of Chinese, English and Spanish that is
   * not.
   */
  public String in(Language language) {
    String wanted =
        switch (language) {
          case ZH_CN -> zh;
          case EN -> en;
          case ES -> es;
        };
    if (!wanted.isEmpty()) {
      return wanted;
    }
    if (!zh.isEmpty()) {
      return zh;
    }
    return en.isEmpty() ? es : en;
  }
}
