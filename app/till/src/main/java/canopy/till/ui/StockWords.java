package canopy.till.ui;

import canopy.core.stock.StockRule;
import canopy.core.stock.TankAlarm;

/** Keys of what is watched in the tanks. */
public final class StockWords {
  private StockWords() {}

  /** What the gauge calls out. */
  public static String key(TankAlarm alarm) {
    return switch (alarm) {
      case LEAK -> "stock.alarm.leak";
      case SUDDEN_LOSS -> "stock.alarm.loss";
      case HIGH_WATER -> "stock.alarm.water";
      case OVERFILL, HIGH_PRODUCT -> "stock.alarm.high";
      case LOW_PRODUCT -> "stock.alarm.low";
      case DELIVERY_NEEDED -> "stock.alarm.order";
      case INVALID_LEVEL, PROBE_OUT -> "stock.alarm.probe";
      case OTHER -> "stock.alarm.other";
    };
  }

  /** What a rule found, in a word or two. */
  public static String key(StockRule rule) {
    return switch (rule) {
      case DAILY -> "stock.rule.daily";
      case THIRTY_DAYS -> "stock.rule.thirty";
      case TREND -> "stock.rule.trend";
      case DELIVERY_SHORT -> "stock.rule.delivery";
      case WATER_RISE -> "stock.rule.water";
      case METER_DRIFT -> "stock.rule.drift";
      case UNRECORDED_FUEL -> "stock.rule.unrecorded";
    };
  }
}
