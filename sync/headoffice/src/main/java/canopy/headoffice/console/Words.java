package canopy.headoffice.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The console's words in its three languages. Immutable; any thread. */
final class Words {
  /** All languages, the first one for those who are not signed in and ask for none of them. */
  static final List<String> LANGUAGES = List.of("zh", "en", "es");

  private final Map<String, Map<String, String>> byLanguage;

  Words() {
    byLanguage = Map.of("zh", read("zh_CN"), "en", read("en"), "es", read("es"));
  }

  /**
   * A text with what is put into it.
   *
   * @throws IllegalArgumentException if there is none of this name: a page has a mistake
   */
  String say(String language, String name, Object... parts) {
    String text = byLanguage.getOrDefault(language, Map.of()).get(name);
    if (text == null) {
      throw new IllegalArgumentException("no text " + name + " in " + language);
    }
    return parts.length == 0 ? text : new MessageFormat(text, locale(language)).format(parts);
  }

  /** All texts of a language by name. */
  Map<String, String> all(String language) {
    return byLanguage.getOrDefault(language, Map.of());
  }

  static Locale locale(String language) {
    return language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.forLanguageTag(language);
  }

  private static Map<String, String> read(String language) {
    String name = "/console/words_" + language + ".properties";
    Properties words = new Properties();
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + name);
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
    return words.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, words::getProperty));
  }
}
