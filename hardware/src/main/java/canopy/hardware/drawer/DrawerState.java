package canopy.hardware.drawer;

/** What the drawer's sensor says. */
public enum DrawerState {
  OPEN,
  CLOSED,
  /** There is a sensor, but the printer has not answered. */
  UNKNOWN,
  /** The configuration says that the drawer has no sensor. */
  NO_SENSOR
}
