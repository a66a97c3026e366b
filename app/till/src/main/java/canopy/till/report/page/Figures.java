package canopy.till.report.page;

import canopy.till.report.export.Cell;
import java.math.BigInteger;

/** Shares and changes of exact figures. */
final class Figures {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private Figures() {}

  /** A part of a whole, rounded towards zero to a millionth; empty if there is no whole. */
  static Cell share(long part, long whole) {
    if (whole == 0) {
      return Cell.empty();
    }
    BigInteger millionths =
        BigInteger.valueOf(part).multiply(MILLION).divide(BigInteger.valueOf(whole));
    return Cell.percent(millionths.longValueExact());
  }

  /** How much more it is than before; empty if there was nothing. */
  static Cell change(long now, long before) {
    return share(now - before, Math.abs(before));
  }
}
