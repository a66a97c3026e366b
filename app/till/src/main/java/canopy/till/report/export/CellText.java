package canopy.till.report.export;

import canopy.till.ui.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Cells as people read them, and as exact decimals. */
public final class CellText {
  private static final int LITRE_DECIMALS = 3;
  private static final int PERCENT_DECIMALS = 4;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private CellText() {}

  /** For paper: grouped thousands, two decimals of litres, one of per cent. */
  public static String read(Cell cell, Formats formats) {
    return switch (cell) {
      case Cell.Empty _ -> "";
      case Cell.Text text -> text.text();
      case Cell.Figure figure -> read(figure, formats);
      case Cell.Day day -> day.day().toString();
      case Cell.Time time -> TIME.format(time.time());
      case Cell.Moment moment -> MOMENT.format(moment.at());
    };
  }

  private static String read(Cell.Figure figure, Formats formats) {
    return switch (figure.kind()) {
      case INTEGER -> new Formats("", 0).money(figure.value());
      case MONEY -> formats.money(figure.value());
      case LITRES -> formats.litres(figure.value());
      case PERCENT ->
          BigDecimal.valueOf(figure.value(), PERCENT_DECIMALS)
                  .setScale(1, RoundingMode.HALF_UP)
                  .toPlainString()
              + " %";
      case TEXT, DATE, TIME, DATE_TIME -> throw new IllegalStateException("no figure");
    };
  }

  /** The figure itself, unrounded: money in whole units, litres, and per cent. */
  static BigDecimal exact(Cell.Figure figure, Formats formats) {
    return switch (figure.kind()) {
      case INTEGER -> BigDecimal.valueOf(figure.value());
      case MONEY -> BigDecimal.valueOf(figure.value(), formats.moneyDecimals());
      case LITRES -> BigDecimal.valueOf(figure.value(), LITRE_DECIMALS);
      case PERCENT -> BigDecimal.valueOf(figure.value(), PERCENT_DECIMALS);
      case TEXT, DATE, TIME, DATE_TIME -> throw new IllegalStateException("no figure");
    };
  }
}
