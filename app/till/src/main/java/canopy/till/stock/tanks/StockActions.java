package canopy.till.stock.tanks;

import canopy.till.report.export.ReportFormat;

/** What can be done about the tanks. FX thread; every call returns at once. */
interface StockActions {
  /** Looks at a tank. */
  void choose(int tank);

  /** Looks at the tank so many further on. */
  void goBy(int tanks);

  void show(StockView view);

  /** Writes the tank's days, deliveries and findings to a file. */
  void export(ReportFormat format);

  /** Has gauge and counters read now. */
  void readNow();

  /** Writes the dip down. */
  void saveDip();

  /** The newest reading of the tank is how it was before the delivery. */
  void takeBefore();

  /** The newest reading of the tank is how it was after the delivery. */
  void takeAfter();

  /** Fills the form with a delivery that the till noticed; empties it if it is that one already. */
  void takeDetected(String id);

  /** Writes the delivery down. */
  void saveDelivery();

  /** What the till noticed was no delivery. */
  void dismissDetected();
}
