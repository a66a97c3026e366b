package canopy.till.ui;

import java.util.Locale;

/** The languages that every text exists in. */
public enum Language {
  CHINESE("zh_CN", "简体中文", Locale.SIMPLIFIED_CHINESE),
  ENGLISH("en", "English", Locale.ENGLISH),
  SPANISH("es", "Español", Locale.of("es"));

  private final String suffix;
  private final String ownName;
  private final Locale locale;

  Language(String suffix, String ownName, Locale locale) {
    this.suffix = suffix;
    this.ownName = ownName;
    this.locale = locale;
  }

  /** The ending of a text file and the name in settings: {@code zh_CN}, {@code en}, {@code es}. */
  public String suffix() {
    return suffix;
  }

  /** The language's name in itself, for the language switch. */
  public String ownName() {
    return ownName;
  }

  /** The same language as the rules and the goods name it. */
  public canopy.core.catalogue.Language rules() {
    return canopy.core.catalogue.Language.valueOf(suffix.toUpperCase(Locale.ROOT));
  }

  /** The one that the language key leads to. */
  public Language next() {
    return switch (this) {
      case CHINESE -> ENGLISH;
      case ENGLISH -> SPANISH;
      case SPANISH -> CHINESE;
    };
  }

  public Locale locale() {
    return locale;
  }

  /**
   * The language of a suffix or of a BCP 47 tag; Chinese when unknown, the language of most
   * stations.
   */
  public static Language of(String tag) {
    for (Language language : values()) {
      if (tag.replace('-', '_').startsWith(language.suffix)) {
        return language;
      }
    }
    return CHINESE;
  }
}
