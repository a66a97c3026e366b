package canopy.core.stock;

/** What is watched in the wet stock. */
public enum StockRule {
  /** The variance of one day is above its band. */
  DAILY,
  /** The variance of thirty days is above what is taken as a suspected release. */
  THIRTY_DAYS,
  /** The variance has left the tank's own usual course: a slow leak looks like this. */
  TREND,
  /** A delivery brought less than its paper says. */
  DELIVERY_SHORT,
  /** Water rises in the tank. */
  WATER_RISE,
  /** The variance grows with the sales of one nozzle. */
  METER_DRIFT,
  /** A nozzle's counter ran on without a fill. */
  UNRECORDED_FUEL
}
