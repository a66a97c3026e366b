package canopy.till.station;

import canopy.till.ui.Icon;

/** The devices at the counter and outside. */
public enum DeviceKind {
  PRINTER("settings.printer", Icon.PRINTER),
  DRAWER("settings.drawer", Icon.DRAWER),
  SCANNER("settings.scanner", Icon.SCANNER),
  POLE("settings.pole", Icon.NOTE),
  FORECOURT("settings.forecourt", Icon.FILL),
  TANK_GAUGE("settings.gauge", Icon.TANK);

  private final String key;
  private final Icon icon;

  DeviceKind(String key, Icon icon) {
    this.key = key;
    this.icon = icon;
  }

  String key() {
    return key;
  }

  Icon icon() {
    return icon;
  }

  /** The drawer hangs on the printer and has no line of its own. */
  boolean hasLine() {
    return this != DRAWER;
  }
}
