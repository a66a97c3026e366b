package canopy.core.catalogue;

import java.util.Locale;

/** A language of screens and receipts. */
public enum Language {
  ZH_CN("zh-CN"),
  EN("en"),
  ES("es");

  private final String tag;
  private final Locale locale;

  Language(String tag) {
    this.tag = tag;
    this.locale = Locale.forLanguageTag(tag);
  }

  /** The IETF tag: {@code zh-CN}, {@code en}, {@code es}. */
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return locale;
  }

  /**
   * @throws IllegalArgumentException if no language has this tag
   */
  public static Language ofTag(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return language;
      }
    }
    throw new IllegalArgumentException("no language has the tag \"" + tag + "\"");
  }
}
