package canopy.till.fuel;

import java.util.List;

/** How the cashier limits a fill. */
enum LimitKind {
  FULL("fuel.full"),
  AMOUNT("fuel.amount"),
  VOLUME("fuel.volume");

  private final String key;

  LimitKind(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Usual limits, in whole units of the currency, or in litres. */
  List<Integer> presets() {
    return switch (this) {
      case FULL -> List.of();
      case AMOUNT -> List.of(50, 100, 200, 300);
      case VOLUME -> List.of(10, 20, 30, 40);
    };
  }
}
