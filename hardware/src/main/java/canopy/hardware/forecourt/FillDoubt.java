package canopy.hardware.forecourt;

/**
 * What is odd about a fill's numbers. The fill is reported all the same; the dispenser's amount
 * stays the legal one.
 */
public enum FillDoubt {
  /** Litres times price differs from the amount by more than one minor unit. */
  AMOUNT_NOT_VOLUME_TIMES_PRICE,
  /** The controller sent more decimals than the currency has; rounded half up. */
  AMOUNT_ROUNDED,
  /** The controller's clock is not set: the fill has no times. */
  NO_TIME
}
