package canopy.channel.wire;

import canopy.core.quantity.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts of two decimals as the Chinese channels write them. */
public final class Yuan {
  /** The currency of WeChat Pay, Alipay and UnionPay in mainland China. */
  public static final String CURRENCY = "CNY";

  private static final int DECIMALS = 2;

  private Yuan() {}

  /** Such as {@code 96.00}. */
  public static String text(Money amount) {
    return BigDecimal.valueOf(fen(amount), DECIMALS).toPlainString();
  }

  /**
   * Fen.
   *
   * @throws IllegalArgumentException for another currency, or nothing to pay
   */
  public static long fen(Money amount) {
    if (!amount.currency().equals(CURRENCY) || !amount.isPositive()) {
      throw new IllegalArgumentException("not an amount for this channel: " + amount);
    }
    return amount.minor();
  }

  /** Null if it is no amount in whole fen. */
  public static @Nullable Money parse(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 20) {
      return null;
    }
    try {
      return Money.of(
          new BigDecimal(text.strip()).movePointRight(DECIMALS).longValueExact(), CURRENCY);
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }
}
