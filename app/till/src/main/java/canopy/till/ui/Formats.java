package canopy.till.ui;

import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How money, litres and prices are written on screens: the one place where a long becomes figures.
 * The station's way of writing numbers does not change with the operator's language, so that a
 * figure read aloud is the figure on the receipt. Immutable, safe on any thread.
 */
public final class Formats {
  private static final int MAX_TYPED_DIGITS = 12;

  private final String symbol;
  private final int moneyDecimals;

  /**
   * @param symbol the currency sign put before a total
   * @param moneyDecimals how many decimals the minor unit has, 0 to 3
   */
  public Formats(String symbol, int moneyDecimals) {
    if (moneyDecimals < 0 || moneyDecimals > 3) {
      throw new IllegalArgumentException("0 to 3 decimals, not " + moneyDecimals);
    }
    this.symbol = symbol;
    this.moneyDecimals = moneyDecimals;
  }

  /**
   * Of a station's money.
   *
   * @param currency ISO 4217
   * @param moneyDecimals as above
   */
  public static Formats of(String currency, int moneyDecimals) {
    return new Formats(symbol(currency), moneyDecimals);
  }

  /** Signs that nobody takes for another currency where it is paid with; otherwise the code. */
  private static String symbol(String currency) {
    return switch (currency) {
      case "CNY", "JPY" -> "¥";
      case "EUR" -> "€";
      case "GBP" -> "£";
      case "USD", "MXN", "ARS", "CLP", "COP", "UYU", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD" ->
          "$";
      default -> currency;
    };
  }

  /** Yuan with two decimals. */
  public static Formats yuan() {
    return new Formats("¥", 2);
  }

  /** {@code 1,184.00}. */
  public String money(long minor) {
    return fixed(minor, moneyDecimals);
  }

  public String money(Money money) {
    return money(money.minor());
  }

  /** {@code ¥ 1,184.00}, with a no-break space. */
  public String amount(long minor) {
    return symbol + "\u00a0" + money(minor);
  }

  /** {@code +184.00} or {@code -16.00}. */
  public String signed(long minor) {
    return minor > 0 ? "+" + money(minor) : money(minor);
  }

  /** Money without idle decimals, for notes and keys: {@code 50}, {@code 12.50}. */
  public String brief(long minor) {
    String text = money(minor);
    String idle = "." + "0".repeat(moneyDecimals);
    return moneyDecimals > 0 && text.endsWith(idle)
        ? text.substring(0, text.length() - idle.length())
        : text;
  }

  /** How many decimals the minor unit has. */
  public int moneyDecimals() {
    return moneyDecimals;
  }

  public String symbol() {
    return symbol;
  }

  /** Litres with two decimals, rounded half up from millilitres: {@code 23.41}. */
  public String litres(long millilitres) {
    long magnitude = Math.abs(millilitres);
    long hundredths = magnitude / 10 + (magnitude % 10 >= 5 ? 1 : 0);
    return fixed(millilitres < 0 ? -hundredths : hundredths, 2);
  }

  public String litres(Volume volume) {
    return litres(volume.millilitres());
  }

  /**
   * A price per litre or piece: as many decimals as money has, and one more where it is needed
   * ({@code 7.86}, {@code 7.869}).
   */
  public String unitPrice(long tenthsOfMinor) {
    return tenthsOfMinor % 10 == 0
        ? money(tenthsOfMinor / 10)
        : fixed(tenthsOfMinor, moneyDecimals + 1);
  }

  public String unitPrice(UnitPrice price) {
    return unitPrice(price.tenthsOfMinor());
  }

  /**
   * What was typed on the pad as minor units: {@code "12.5"} is 1250. Empty when it is no number,
   * has more decimals than the currency or more than twelve digits.
   */
  public Optional<Long> typedMoney(String typed) {
    return typedNumber(typed)
        .filter(number -> number.scale() <= moneyDecimals)
        .map(number -> number.movePointRight(moneyDecimals).longValueExact());
  }

  /** What was typed on the pad as an exact number; empty when it is none or too long. */
  public static Optional<BigDecimal> typedNumber(String typed) {
    if (typed.length() > MAX_TYPED_DIGITS || !typed.matches("\\d+(\\.\\d*)?|\\.\\d+")) {
      return Optional.empty();
    }
    return Optional.of(
            new BigDecimal(typed.endsWith(".") ? typed + "0" : typed).stripTrailingZeros())
        .map(number -> number.scale() < 0 ? number.setScale(0) : number);
  }

  private static String fixed(long value, int decimals) {
    String digits = Long.toString(Math.abs(value));
    if (digits.length() <= decimals) {
      digits = "0".repeat(decimals - digits.length() + 1) + digits;
    }
    StringBuilder out = new StringBuilder(digits);
    int point = digits.length() - decimals;
    if (decimals > 0) {
      out.insert(point, '.');
    }
    for (int i = point - 3; i > 0; i -= 3) {
      out.insert(i, ',');
    }
    return value < 0 ? out.insert(0, '-').toString() : out.toString();
  }
}
