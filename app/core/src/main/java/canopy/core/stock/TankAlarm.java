package canopy.core.stock;

/** What a tank gauge calls out about a tank. */
public enum TankAlarm {
  LEAK,
  SUDDEN_LOSS,
  HIGH_WATER,
  OVERFILL,
  HIGH_PRODUCT,
  LOW_PRODUCT,
  DELIVERY_NEEDED,
  INVALID_LEVEL,
  PROBE_OUT,
  OTHER
}
