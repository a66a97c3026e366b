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
}
