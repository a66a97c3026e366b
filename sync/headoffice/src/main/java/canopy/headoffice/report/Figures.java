package canopy.headoffice.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Money, litres and times as the pages show them. Numbers are plain, with a point; a page puts them
 * into its reader's form at last. Any thread.
 */
public final class Figures {
  private static final int LITRE_DECIMALS = 3;
  private static final int DEGREE_DECIMALS = 3;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  /** A number with its sign, and with a unit behind it. */
  private static final Pattern NUMBER = Pattern.compile("([+-]?)([0-9]+)(?:\\.([0-9]+))?( \\S+)?");

  private static final int GROUP_DIGITS = 3;

  private Figures() {}

  /** A number in a reader's form: thousands apart, and his decimal sign. Other texts stay. */
  public static String in(Locale locale, String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return text;
    }
    DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(locale);
    StringBuilder said = new StringBuilder(number.group(2));
    for (int at = said.length() - GROUP_DIGITS; at > 0; at -= GROUP_DIGITS) {
      said.insert(at, signs.getGroupingSeparator());
    }
    if (number.group(3) != null) {
      said.append(signs.getDecimalSeparator()).append(number.group(3));
    }
    return number.group(1) + said + (number.group(4) == null ? "" : number.group(4));
  }

  /** With its currency. */
  public static String money(long minor, String currency) {
    return amount(minor, currency) + " " + currency;
  }

  /** Without: the page says it elsewhere. */
  public static String amount(long minor, String currency) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return BigDecimal.valueOf(minor, decimals).toPlainString();
  }

  /** With a sign unless it is nothing. */
  public static String difference(long minor, String currency) {
    return (minor > 0 ? "+" : "") + amount(minor, currency);
  }

  public static String litres(long millilitres) {
    return BigDecimal.valueOf(millilitres, LITRE_DECIMALS).toPlainString();
  }

  /** To a tenth of a degree Celsius, half of one rounded away from zero. */
  public static String degrees(int millidegrees) {
    return BigDecimal.valueOf(millidegrees, DEGREE_DECIMALS)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /** By the station's clock, to the second. */
  public static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  /** By the station's clock, without the year. */
  public static String minute(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }
}
