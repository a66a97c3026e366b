package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tokens of both themes are readable together: WCAG 2.2, 1.4.3 for text and 1.4.11 for signs.
 */
class ContrastTest {
  private static final Path FOLDER = Path.of("src/main/resources/canopy/till/ui/css");
  private static final Pattern TOKEN = Pattern.compile("(-c-[a-z-]+): #([0-9a-f]{6});");
  private static final double TEXT = 4.5;
  private static final double SIGN = 3.0;

  /** Foreground, then the grounds it is written on. */
  private static final String[][] TEXTS = {
    {"text", "panel", "key", "key-press", "bg", "accent-soft"},
    {"muted", "panel", "key", "bg", "accent-soft"},
    {"header-text", "header", "header-press"},
    {"header-muted", "header"},
    {"on-accent", "accent", "accent-press"},
    {"accent-text", "panel", "accent-soft", "key"},
    {"on-danger", "danger", "danger-press"},
    {"danger-text", "panel", "danger-soft", "key"},
    {"on-amber", "amber", "amber-pulse"},
    {"amber-text", "panel", "amber-soft"},
    {"on-blue", "blue"},
    {"on-blue-muted", "blue"},
    {"blue-text", "panel", "blue-soft"},
    {"on-violet", "violet"},
    {"violet-text", "panel", "violet-soft"},
    {"on-green", "green"},
    {"green-text", "panel", "green-soft", "accent-soft"},
    {"on-red", "red"},
    {"hatch-text", "hatch-a", "hatch-b"},
  };

  /** Shapes that carry a meaning, and what they stand on. */
  private static final String[][] SIGNS = {
    {"accent", "panel"},
    {"blue", "panel", "bg"},
    {"red", "panel", "bg"},
    {"green", "panel", "bg"},
    {"blue-bar", "blue"},
  };

  @ParameterizedTest
  @EnumSource(Theme.class)
  void textsAreReadable(Theme theme) throws IOException {
    check(theme, TEXTS, TEXT);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void signsAreVisible(Theme theme) throws IOException {
    check(theme, SIGNS, SIGN);
  }

  private static void check(Theme theme, String[][] pairs, double least) throws IOException {
    Map<String, String> tokens = tokens(theme);
    for (String[] pair : pairs) {
      for (int i = 1; i < pair.length; i++) {
        String name = theme + " " + pair[0] + " on " + pair[i];
        assertThat(ratio(tokens.get("-c-" + pair[0]), tokens.get("-c-" + pair[i])))
            .as(name)
            .isGreaterThanOrEqualTo(least);
      }
    }
  }

  private static Map<String, String> tokens(Theme theme) throws IOException {
    Map<String, String> tokens = new TreeMap<>();
    Matcher matcher =
        TOKEN.matcher(
            Files.readString(FOLDER.resolve(theme.name().toLowerCase(Locale.ROOT) + ".css")));
    while (matcher.find()) {
      tokens.put(matcher.group(1), matcher.group(2));
    }
    return tokens;
  }

  private static double ratio(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String rgb) {
    return 0.2126 * channel(rgb, 0) + 0.7152 * channel(rgb, 2) + 0.0722 * channel(rgb, 4);
  }

  private static double channel(String rgb, int at) {
    double value = Integer.parseInt(rgb.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
