package canopy.headoffice.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;

/** Money, litres and times as the pages show them. Any thread. */
public final class Figures {
  private static final int LITRE_DECIMALS = 3;
  private static final int DEGREE_DECIMALS = 3;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private Figures() {}

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
