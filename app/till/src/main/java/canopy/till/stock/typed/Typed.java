package canopy.till.stock.typed;

import canopy.core.quantity.Volume;
import canopy.till.ui.Formats;
import java.math.BigDecimal;
import java.util.Optional;

/** What was typed, as exact numbers; empty if it is none. */
public final class Typed {
  private static final int THOUSANDTHS = 3;

  private Typed() {}

  /** Litres with up to three decimals. */
  public static Optional<Volume> litres(String typed) {
    return scaled(typed, THOUSANDTHS).map(Volume::new);
  }

  /** Millimetres with one decimal, as tenths of a millimetre. */
  public static Optional<Integer> tenths(String typed) {
    return scaled(typed, 1).filter(tenths -> tenths <= Integer.MAX_VALUE).map(Math::toIntExact);
  }

  /** Degrees Celsius, below zero too, as thousandths. */
  public static Optional<Integer> millidegrees(String typed) {
    boolean below = typed.strip().startsWith("-");
    String digits = below ? typed.strip().substring(1) : typed;
    return scaled(digits, THOUSANDTHS)
        .filter(degrees -> degrees <= 100_000)
        .map(degrees -> Math.toIntExact(below ? -degrees : degrees));
  }

  private static Optional<Long> scaled(String typed, int decimals) {
    return Formats.typedNumber(withoutComma(typed.strip()))
        .map(number -> number.movePointRight(decimals))
        .filter(Typed::isWhole)
        .map(BigDecimal::longValueExact);
  }

  /** "8,505" is grouped; in "850,5" the comma is the decimal sign; with both it stays, refused. */
  private static String withoutComma(String typed) {
    return typed.matches("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?")
        ? typed.replace(",", "")
        : typed.contains(".") ? typed : typed.replace(',', '.');
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }
}
