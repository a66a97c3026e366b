package canopy.headoffice.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import me.gosimple.nbvcxz.resources.DictionaryUtil;

/**
 * The 96,000 passwords that people choose most, as the library nbvcxz has them, and the 3,500 most
 * chosen ones of those that are long enough here, as {@code passwords/README.md} tells. Any thread.
 */
final class CommonPasswords {
  /** Shorter ones are in any word. */
  private static final int SHORTEST = 4;

  /** So many figures and signs before and after one of them, a date at the most, hide nothing. */
  private static final int MOST_AROUND = 8;

  /** Those of 12 characters and more, in small letters. */
  static final Set<String> LONG = longOnes();

  /** In small letters. */
  static final Set<String> ALL =
      Stream.concat(
              DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet().stream()
                  .map(one -> one.toLowerCase(Locale.ROOT))
                  .filter(one -> one.length() >= SHORTEST),
              LONG.stream())
          .collect(Collectors.toUnmodifiableSet());

  private CommonPasswords() {}

  /**
   * Whether it is one of them, or one with few figures and signs around it.
   *
   * @param password in small letters
   */
  static boolean isLittleMore(String password) {
    int from = 0;
    int to = password.length();
    while (from < to && !Character.isLetter(password.charAt(from))) {
      from++;
    }
    while (from < to && !Character.isLetter(password.charAt(to - 1))) {
      to--;
    }
    boolean few = password.length() - (to - from) <= MOST_AROUND;
    return ALL.contains(password) || (few && ALL.contains(password.substring(from, to)));
  }

  private static Set<String> longOnes() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        CommonPasswords.class.getResourceAsStream("/passwords/long-ones.txt.gz"))),
                StandardCharsets.US_ASCII))) {
      return lines.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
