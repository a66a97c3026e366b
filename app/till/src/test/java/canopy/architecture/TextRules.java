package canopy.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules about the words on screens and receipts. A bundle is a set of files {@code
 * name_LANGUAGE.properties} in one folder of resources.
 */
final class TextRules {
  static final Set<String> LANGUAGES = Set.of("zh_CN", "en", "es");
  private static final Pattern FILE = Pattern.compile("(.+)_(zh_CN|en|es)\\.properties");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)[^}]*}");
  private static final Pattern KEY_AT_START = Pattern.compile("(?m)^([^#!\\s=:]+)\\s*[=:]");
  private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-z0-9-]+)+");
  private static final Pattern KEY_BEGUN = Pattern.compile("([a-z]+\\.)([a-z0-9-]+\\.)*");
  private static final Pattern IN_TEMPLATE = Pattern.compile("\\bt\\(\"([a-zA-Z.]+)\"");
  private static final Pattern FILE_ENDING = Pattern.compile("\\.(css|json|log)$");

  private TextRules() {}

  /**
   * All bundles of the product: path without language and ending, language, content of the file.
   */
  static Map<String, Map<String, String>> bundles() {
    Path root = Source.root();
    Map<String, Map<String, String>> bundles = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        Matcher parts = FILE.matcher(name);
        if (name.contains("src/main/resources/") && !name.contains("target/") && parts.matches()) {
          bundles
              .computeIfAbsent(parts.group(1), unused -> new TreeMap<>())
              .put(parts.group(2), Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bundles;
  }

  /** The templates of head office's pages. */
  static List<String> templates() {
    Path pages = Source.root().resolve("sync/headoffice/src/main/resources/console");
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(pages)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".peb")).toList()) {
        texts.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  static List<String> incomplete(Map<String, Map<String, String>> bundles) {
    List<String> found = new ArrayList<>();
    bundles.forEach(
        (name, files) -> {
          Set<String> all = new TreeSet<>();
          files.values().forEach(text -> all.addAll(read(text).stringPropertyNames()));
          for (String language : LANGUAGES) {
            Properties words = read(files.getOrDefault(language, ""));
            for (String key : all) {
              if (words.getProperty(key, "").isBlank()) {
                found.add(name + ": " + key + " has no text in " + language);
              }
            }
          }
        });
    return found;
  }

  static List<String> placeholdersThatDiffer(Map<String, Map<String, String>> bundles) {
    List<String> found = new ArrayList<>();
    bundles.forEach(
        (name, files) -> {
          Map<String, Set<String>> used = new TreeMap<>();
          files.forEach(
              (language, text) ->
                  read(text)
                      .forEach(
                          (key, value) -> {
                            Set<String> here = placeholders(value.toString());
                            Set<String> before = used.putIfAbsent(key.toString(), here);
                            if (before != null && !before.equals(here)) {
                              found.add(name + ": " + key + " differs in " + language);
                            }
                          }));
        });
    return found;
  }

  /** A key that stands twice in one file: the second silently wins. */
  static List<String> doubled(Map<String, Map<String, String>> bundles) {
    List<String> found = new ArrayList<>();
    bundles.forEach(
        (name, files) ->
            files.forEach(
                (language, text) -> {
                  Set<String> seen = new TreeSet<>();
                  Matcher keys = KEY_AT_START.matcher(text);
                  while (keys.find()) {
                    if (!seen.add(keys.group(1))) {
                      found.add(name + "_" + language + ": " + keys.group(1) + " twice");
                    }
                  }
                }));
    return found;
  }

  /** Keys of the screens' texts that stand in another file than the one they are looked for in. */
  static List<String> astray(Map<String, Map<String, String>> bundles) {
    List<String> found = new ArrayList<>();
    bundles.forEach(
        (name, files) -> {
          String area = name.substring(name.lastIndexOf('/') + 1);
          files.forEach(
              (language, text) -> {
                Matcher keys = KEY_AT_START.matcher(text);
                while (name.contains("/till/ui/texts/") && keys.find()) {
                  if (!keys.group(1).startsWith(area + ".")) {
                    found.add(name + "_" + language + ": " + keys.group(1));
                  }
                }
              });
        });
    return found;
  }

  /**
   * Keys that no source names: neither whole nor by a literal that ends in a dot and begins the key
   * ({@code "ui.health." + part}). In a template of head office's pages it is {@code t("key")}.
   */
  static List<String> unused(
      Map<String, Map<String, String>> bundles, List<Source> sources, List<String> templates) {
    Set<String> literals = literals(sources);
    for (String template : templates) {
      IN_TEMPLATE.matcher(template).results().forEach(said -> literals.add(said.group(1)));
    }
    return keys(bundles).stream()
        .filter(key -> !literals.contains(key))
        .filter(key -> literals.stream().noneMatch(start -> isStart(start, key)))
        .toList();
  }

  /**
   * Literals of the sources that look like a key of a bundle and are none.
   *
   * @param otherNames literals that only look like keys
   */
  static List<String> missing(
      Map<String, Map<String, String>> bundles, List<Source> sources, Set<String> otherNames) {
    Set<String> keys = keys(bundles);
    Set<String> areas =
        keys.stream().map(key -> key.replaceAll("\\..*", "")).collect(Collectors.toSet());
    List<String> found = new ArrayList<>();
    for (Source source : sources) {
      for (String literal : literals(List.of(source))) {
        boolean looksLikeKey =
            KEY.matcher(literal).matches()
                && areas.contains(literal.substring(0, literal.indexOf('.')))
                && !FILE_ENDING.matcher(literal).find();
        if (looksLikeKey && !keys.contains(literal) && !otherNames.contains(literal)) {
          found.add(source.name() + " " + literal);
        }
      }
    }
    return found;
  }

  /** Literals that begin a key and are followed by something: {@code "ui.health." + part}. */
  static Set<String> beginnings(List<Source> sources) {
    Set<String> found = new TreeSet<>();
    for (Source source : sources) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitBinary(BinaryTree sum, Void unused) {
          if (sum.getLeftOperand() instanceof LiteralTree literal
              && literal.getValue() instanceof String start
              && KEY_BEGUN.matcher(start).matches()) {
            found.add(start);
          }
          return super.visitBinary(sum, unused);
        }
      }.scan(source.unit(), null);
    }
    return found;
  }

  private static boolean isStart(String literal, String key) {
    return literal.endsWith(".") && literal.length() > 1 && key.startsWith(literal);
  }

  private static Set<String> keys(Map<String, Map<String, String>> bundles) {
    return bundles.values().stream()
        .flatMap(files -> files.values().stream())
        .flatMap(text -> read(text).stringPropertyNames().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> literals(List<Source> sources) {
    Set<String> literals = new TreeSet<>();
    for (Source source : sources) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
          if (literal.getKind() == Tree.Kind.STRING_LITERAL) {
            literals.add(literal.getValue().toString());
          }
          return null;
        }
      }.scan(source.unit(), null);
    }
    return literals;
  }

  private static Set<String> placeholders(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Properties read(String text) {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(text)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
