package canopy.till.stock.setup;

import canopy.core.stock.StockSetup;
import javafx.beans.property.StringProperty;

/** How often the tanks are read and how long is waited, in the order of {@link StockSetup}. */
enum Patience {
  /** Minutes between two readings that nobody asked for. */
  READ_EVERY("tanksetup.readevery", 1_440),
  /** Seconds a device may take to answer. */
  ANSWER("tanksetup.answer", 120),
  /** Seconds a level must rest until a delivery is over. */
  SETTLE("tanksetup.settle", 3_600);

  private final String key;
  private final int most;

  Patience(String key, int most) {
    this.key = key;
    this.most = most;
  }

  /** The word in the texts. */
  String key() {
    return key;
  }

  int most() {
    return most;
  }

  /** Its lasting name. */
  String journalled() {
    return switch (this) {
      case READ_EVERY -> "tanks.readEveryMinutes";
      case ANSWER -> "tanks.answerSeconds";
      case SETTLE -> "tanks.settleSeconds";
    };
  }

  int of(StockSetup setup) {
    return switch (this) {
      case READ_EVERY -> setup.readEveryMinutes();
      case ANSWER -> setup.answerSeconds();
      case SETTLE -> setup.settleSeconds();
    };
  }

  StringProperty typed(TankModel model) {
    return switch (this) {
      case READ_EVERY -> model.readEvery;
      case ANSWER -> model.answer;
      case SETTLE -> model.settle;
    };
  }
}
