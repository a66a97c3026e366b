package canopy.till.stock.tanks;

import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.Volume;
import canopy.core.stock.TankDay;
import canopy.till.ui.Look;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Words;
import java.math.BigDecimal;

/** The days of the tank that is looked at, newest first. FX thread. */
final class DayTable {
  private static final int PERCENT_PPM = 10_000;

  private DayTable() {}

  static DataTable<TankDay> of(Look look, StockModel model) {
    return new DataTable<>(
            look.texts(),
            model.sheet.map(sheet -> sheet.days().reversed()),
            "stock.nodays",
            TankDay::day)
        .words("stock.day", 84, day -> Words.day(look, day.day()))
        .figures("stock.opening", 84, day -> litres(look, day.opening()))
        .figures(
            "stock.delivered", 96, day -> litres(look, day.delivered().plus(day.undocumented())))
        .figures("stock.sold", 80, day -> litres(look, day.metered()))
        .figures("stock.returned", 86, day -> litres(look, day.returned()))
        .figures("stock.closing", 84, day -> litres(look, day.closing()))
        .figures("stock.variance", 98, day -> litres(look, day.variance()))
        .figures("stock.share", 62, DayTable::share)
        .yielding();
  }

  /** In tenths of a litre, which is what a gauge knows. */
  private static String litres(Look look, Volume volume) {
    if (volume.millilitres() == 0) {
      return "–";
    }
    long rounded = Rounding.HALF_UP.toStep(volume.millilitres(), 100);
    String written = look.formats().litres(rounded);
    return written.substring(0, written.length() - 1);
  }

  /** The variance in per cent of the sales. */
  private static String share(TankDay day) {
    if (day.sold().millilitres() <= 0) {
      return "–";
    }
    long ppm =
        Rounding.HALF_UP.multiplyDivide(
            day.variance().millilitres(), Rate.ONE, day.sold().millilitres());
    return BigDecimal.valueOf(Rounding.HALF_UP.toStep(ppm, 100), 0)
        .divide(BigDecimal.valueOf(PERCENT_PPM))
        .setScale(2)
        .toPlainString();
  }
}
