package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.EventJson;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

/** The texts are complete in three languages, every key is used and every used key exists. */
class TextsTest {
  private static final Path FILES = Path.of("src/main/resources/canopy/till/ui/texts");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+)(\\.[a-z0-9-]+)+\"");

  /** The beginning of keys that end in the name of a value, such as a refusal's. */
  private static final Pattern BEGINNING = Pattern.compile("\"([a-z]+)\\.([a-z0-9-]+\\.)*\"");

  private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");

  @Test
  void everyKeyExistsInThreeLanguagesWithTheSameHoles() throws IOException {
    for (String area : areas()) {
      Properties chinese = load(area, Language.CHINESE);
      for (Language language : Language.values()) {
        Properties other = load(area, language);
        assertThat(other.stringPropertyNames())
            .as(area + " " + language)
            .isEqualTo(chinese.stringPropertyNames());
        for (String key : other.stringPropertyNames()) {
          assertThat(other.getProperty(key)).as(key + " " + language).isNotBlank();
          assertThat(holes(other.getProperty(key)))
              .as(key + " " + language)
              .isEqualTo(holes(chinese.getProperty(key)));
        }
      }
    }
  }

  @Test
  void everyUsedKeyExistsAndEveryKeyIsUsed() throws IOException {
    Set<String> areas = areas();
    Set<String> written = new TreeSet<>();
    for (String area : areas) {
      written.addAll(load(area, Language.CHINESE).stringPropertyNames());
    }
    Set<String> used = new TreeSet<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      Matcher literal = LITERAL.matcher(source);
      while (literal.find()) {
        if (areas.contains(literal.group(1))) {
          used.add(literal.group().replace("\"", ""));
        }
      }
      Matcher beginning = BEGINNING.matcher(source);
      while (beginning.find()) {
        String begin = beginning.group().replace("\"", "");
        written.stream().filter(key -> key.startsWith(begin)).forEach(used::add);
      }
    }
    assertThat(difference(written, used)).as("written but never used").isEmpty();
    // What the journal calls an event looks like a key, too.
    EventJson.types().forEach(type -> used.remove(type.name()));
    assertThat(
            difference(used, written).stream()
                .filter(key -> !key.endsWith(".css") && !key.endsWith(".json"))
                .toList())
        .as("used but not written")
        .isEmpty();
  }

  @Test
  void noKeyIsWrittenTwice() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.toList()) {
        TreeMap<String, Integer> count = new TreeMap<>();
        Files.readAllLines(file).stream()
            .filter(line -> line.contains("=") && !line.startsWith("#"))
            .forEach(line -> count.merge(line.substring(0, line.indexOf('=')), 1, Integer::sum));
        assertThat(count.entrySet().stream().filter(entry -> entry.getValue() > 1))
            .as(file.toString())
            .isEmpty();
      }
    }
  }

  @Test
  void boundTextsFollowLanguageAndArguments() {
    Texts texts = new Texts(Language.ENGLISH);
    SimpleStringProperty till = new SimpleStringProperty("1");
    var bound = texts.bound("ui.till", till);
    assertThat(bound.get()).isEqualTo("Till 1");
    till.set("2");
    assertThat(bound.get()).isEqualTo("Till 2");
    texts.speak(Language.CHINESE);
    assertThat(bound.get()).isEqualTo("2 号收银机");
    assertThat(texts.in(Language.SPANISH, "ui.till", "3")).isEqualTo("Caja 3");
  }

  @Test
  void missingKeyShowsItselfAndAnUnfilledHoleStays() {
    Texts texts = new Texts(Language.ENGLISH);
    assertThat(texts.text("ui.nosuch")).isEqualTo("ui.nosuch");
    assertThat(texts.text("ui.till")).isEqualTo("Till {0}");
  }

  private static Set<String> areas() throws IOException {
    Set<String> areas = new TreeSet<>();
    try (Stream<Path> files = Files.list(FILES)) {
      files
          .map(file -> file.getFileName().toString())
          .forEach(name -> areas.add(name.substring(0, name.indexOf('_'))));
    }
    return areas;
  }

  private static Properties load(String area, Language language) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(FILES.resolve(area + "_" + language.suffix() + ".properties"))) {
      properties.load(reader);
    }
    return properties;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static List<String> holes(String text) {
    List<String> holes = new ArrayList<>();
    Matcher matcher = HOLE.matcher(text);
    while (matcher.find()) {
      holes.add(matcher.group());
    }
    return holes.stream().sorted().toList();
  }

  private static Set<String> difference(Set<String> all, Set<String> without) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }
}
