package canopy.till.stock.tanks;

import canopy.core.stock.StockFlag;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.manage.Words;
import java.time.LocalDate;

/** What a rule found, and what to do about it, in sentences. FX thread. */
final class FlagWords {
  private FlagWords() {}

  /** What was found. */
  static String found(Look look, StockFlag flag) {
    Texts texts = look.texts();
    String volume = look.formats().litres(flag.volume());
    String limit = look.formats().litres(flag.limit());
    String subject = flag.subject() == null ? "" : flag.subject();
    return switch (flag.rule()) {
      case DAILY -> texts.text("stock.found.daily", volume, limit);
      case THIRTY_DAYS ->
          texts.text(isLoss(flag) ? "stock.found.thirty" : "stock.found.thirtygain", volume, limit);
      case TREND ->
          texts.text("stock.found.trend", volume, Words.day(look, LocalDate.parse(subject)));
      case DELIVERY_SHORT -> texts.text("stock.found.delivery", subject, volume, limit);
      case WATER_RISE ->
          texts.text(
              flag.severity() == StockFlag.Severity.RED
                  ? "stock.found.water"
                  : "stock.found.waterrise",
              volume,
              limit);
      case METER_DRIFT -> texts.text("stock.found.drift", nozzle(texts, subject), volume);
      case UNRECORDED_FUEL -> texts.text("stock.found.unrecorded", nozzle(texts, subject), volume);
    };
  }

  /** What to do. */
  static String todo(Texts texts, StockFlag flag) {
    return texts.text(
        switch (flag.rule()) {
          case DAILY -> "stock.do.daily";
          case THIRTY_DAYS -> isLoss(flag) ? "stock.do.thirty" : "stock.do.trendgain";
          case TREND -> isLoss(flag) ? "stock.do.trend" : "stock.do.trendgain";
          case DELIVERY_SHORT -> "stock.do.delivery";
          case WATER_RISE -> "stock.do.water";
          case METER_DRIFT -> "stock.do.drift";
          case UNRECORDED_FUEL -> "stock.do.unrecorded";
        });
  }

  private static boolean isLoss(StockFlag flag) {
    return flag.volume().millilitres() < 0;
  }

  private static String nozzle(Texts texts, String subject) {
    String[] parts = subject.split("/", -1);
    return parts.length == 2 ? texts.text("stock.nozzle", parts[0], parts[1]) : subject;
  }
}
