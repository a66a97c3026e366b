package canopy.core.stock;

/** Why something was read. */
public enum Occasion {
  SHIFT_OPEN,
  SHIFT_CLOSE,
  /** The readings that a day is balanced with. */
  DAY_CLOSE,
  DELIVERY_BEFORE,
  DELIVERY_AFTER,
  /** Every hour or so, by the till itself. */
  PERIODIC,
  /** Because somebody wanted to know. */
  MANUAL
}
