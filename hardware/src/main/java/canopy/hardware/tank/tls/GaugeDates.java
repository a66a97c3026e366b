package canopy.hardware.tank.tls;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as gauges print them: {@code JAN 22, 1996 3:06 PM}, as in the manuals, and {@code
 * 11/22/2026 01:09}, month first, as others have it.
 */
final class GaugeDates {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final Pattern NAMED =
      Pattern.compile(
          "([A-Z]{3})\\s+(\\d{1,2}),\\s+(\\d{4})\\s+(\\d{1,2}):(\\d{2})\\s*([AP])M",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})\\s+(\\d{1,2}):(\\d{2})");

  private GaugeDates() {}

  /** The first date in the text; null when there is none, or none that exists. */
  static @Nullable LocalDateTime find(String text) {
    try {
      Matcher named = NAMED.matcher(text);
      if (named.find()) {
        int month = MONTHS.indexOf(named.group(1).toUpperCase(Locale.ROOT)) + 1;
        // 12 AM is midnight and 12 PM is noon.
        int hour = number(named, 4) % 12 + (named.group(6).equalsIgnoreCase("P") ? 12 : 0);
        return LocalDateTime.of(number(named, 3), month, number(named, 2), hour, number(named, 5));
      }
      Matcher numbered = NUMBERED.matcher(text);
      return numbered.find()
          ? LocalDateTime.of(
              number(numbered, 3),
              number(numbered, 1),
              number(numbered, 2),
              number(numbered, 4),
              number(numbered, 5))
          : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher date, int group) {
    return Integer.parseInt(date.group(group));
  }
}
