package canopy.till.station.limits;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What a limit counts in: how it is typed, and as which whole number it is kept. */
enum LimitUnit {
  /** Kept in minor units. */
  MONEY("", -1),
  COUNT("", 0),
  SECONDS("limits.seconds", 0),
  MINUTES("limits.minutes", 0),
  DAYS("limits.days", 0),
  /** Kept in millilitres. */
  LITRES("limits.litres", 3),
  /** Kept in parts per million. */
  PERCENT("limits.percent", 4),
  /** Kept in thousandths. */
  FACTOR("limits.times", 3);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}([.,]\\d{1,6})?");

  private final String key;
  private final int decimals;

  LimitUnit(String key, int decimals) {
    this.key = key;
    this.decimals = decimals;
  }

  /** The word behind the field; empty for none. */
  String key() {
    return key;
  }

  /** How many decimals may be typed. */
  int decimals(int moneyDecimals) {
    return this == MONEY ? moneyDecimals : decimals;
  }

  /** A kept number as it is typed, without idle zeros. */
  String write(long value, int moneyDecimals) {
    BigDecimal exact = BigDecimal.valueOf(value, decimals(moneyDecimals)).stripTrailingZeros();
    return exact.setScale(Math.max(exact.scale(), 0)).toPlainString();
  }

  /** What was typed as it is kept; empty if it is no such number. */
  OptionalLong read(String typed, int moneyDecimals) {
    if (!NUMBER.matcher(typed).matches()) {
      return OptionalLong.empty();
    }
    BigDecimal exact =
        new BigDecimal(typed.replace(',', '.')).movePointRight(decimals(moneyDecimals));
    return exact.stripTrailingZeros().scale() > 0
        ? OptionalLong.empty()
        : OptionalLong.of(exact.longValueExact());
  }
}
