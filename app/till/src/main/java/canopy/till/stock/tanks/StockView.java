package canopy.till.stock.tanks;

/** What stands below the tanks. */
enum StockView {
  CHART("stock.view.chart", "F2"),
  DAYS("stock.view.days", "F3"),
  DIP("stock.view.dip", "F7"),
  DELIVERY("stock.view.delivery", "F8");

  private final String key;
  private final String shortcut;

  StockView(String key, String shortcut) {
    this.key = key;
    this.shortcut = shortcut;
  }

  /** The word in the texts. */
  String key() {
    return key;
  }

  /** As {@link canopy.till.ui.KeyMap} reads it. */
  String shortcut() {
    return shortcut;
  }
}
