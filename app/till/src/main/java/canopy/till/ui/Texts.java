package canopy.till.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The words of the till in the language that is spoken now. A key is {@code area.name}; the area
 * names the file. {@code {0}} .. {@code {9}} are replaced by the arguments, which are already
 * written out (see {@link Formats}).
 *
 * <p>{@link #in} is safe on any thread; the rest belongs to the FX thread.
 */
public final class Texts {
  private final ReadOnlyObjectWrapper<Language> language;
  private final Map<String, Properties> files = new ConcurrentHashMap<>();

  public Texts(Language language) {
    this.language = new ReadOnlyObjectWrapper<>(language);
  }

  public Language language() {
    return language.get();
  }

  public ReadOnlyObjectProperty<Language> languageProperty() {
    return language.getReadOnlyProperty();
  }

  /** Changes the language of every bound text at once. */
  public void speak(Language next) {
    language.set(next);
  }

  /** The text now; does not follow a later change of language. */
  public String text(String key, Object... arguments) {
    return in(language.get(), key, arguments);
  }

  /** The text as a binding that follows the language and every argument that is observable. */
  public StringBinding bound(String key, Object... arguments) {
    List<Observable> sources = new ArrayList<>();
    sources.add(language);
    for (Object argument : arguments) {
      if (argument instanceof ObservableValue<?> observable) {
        sources.add(observable);
      }
    }
    return Bindings.createStringBinding(
        () -> text(key, arguments), sources.toArray(Observable[]::new));
  }

  /**
   * The text in a given language, for example the customer's. A missing key gives the key itself,
   * never an error.
   */
  public String in(Language spoken, String key, Object... arguments) {
    @Nullable String pattern = file(spoken, key).getProperty(key);
    return pattern == null ? key : fill(pattern, arguments);
  }

  private Properties file(Language spoken, String key) {
    int dot = key.indexOf('.');
    String area = dot < 0 ? key : key.substring(0, dot);
    return files.computeIfAbsent(area + "_" + spoken.suffix(), Texts::load);
  }

  private static Properties load(String name) {
    Properties properties = new Properties();
    try (@Nullable InputStream in =
        Texts.class.getResourceAsStream("texts/" + name + ".properties")) {
      if (in != null) {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static String fill(String pattern, Object... arguments) {
    if (arguments.length == 0 || pattern.indexOf('{') < 0) {
      return pattern;
    }
    StringBuilder out = new StringBuilder(pattern.length() + 32);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}') {
        int index = pattern.charAt(i + 1) - '0';
        if (index >= 0 && index < arguments.length) {
          out.append(written(arguments[index]));
          i += 2;
          continue;
        }
      }
      out.append(c);
    }
    return out.toString();
  }

  private static String written(Object argument) {
    Object value =
        argument instanceof ObservableValue<?> observable ? observable.getValue() : argument;
    return value == null ? "" : value.toString();
  }
}
