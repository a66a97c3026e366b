package canopy.till.report.page;

import canopy.till.report.export.Cell;
import java.math.BigInteger;

/** Shares and changes of exact figures. */
final class Figures {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private Figures() {}

  /**
   * A part of a whole, rounded towards zero to a millionth; empty if there is no whole, or if it is
   * none of its parts: more came back of one thing than was sold of all.
   */
  static Cell share(long part, long whole) {
    boolean isPart =
        Math.abs(part) <= Math.abs(whole) && Long.signum(part) * Long.signum(whole) >= 0;
    return isPart ? ratio(part, whole) : Cell.empty();
  }

  /** The same of two figures of which the first may be above the second, or below zero. */
  static Cell ratio(long figure, long of) {
    if (of == 0) {
      return Cell.empty();
    }
    BigInteger millionths =
        BigInteger.valueOf(figure).multiply(MILLION).divide(BigInteger.valueOf(of));
    return Cell.percent(millionths.longValueExact());
  }

  /** How much more it is than before; empty if there was nothing. */
  static Cell change(long now, long before) {
    return ratio(now - before, Math.abs(before));
  }
}
