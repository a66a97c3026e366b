package canopy.till.ui.manage;

import canopy.till.ui.Icon;

/** Where the navigation leads, in its order. */
public enum Place {
  SALE("manage.sale", Icon.BASKET, "Esc"),
  HELD("manage.held", Icon.HOLD, "Alt+1"),
  RECEIPTS("manage.receipts", Icon.REFUND, "Alt+2"),
  GOODS("manage.goods", Icon.IMPORT, "Alt+3"),
  DAY("manage.day", Icon.SHIFT, "Alt+4"),
  SETTINGS("manage.settings", Icon.SETTINGS, "Alt+5"),
  HEALTH("manage.health", Icon.HEALTH, "Alt+6"),
  PAYMENTS("manage.payments", Icon.UNSETTLED, "Alt+7"),
  HEAD_OFFICE("manage.headoffice", Icon.NETWORK, "Alt+8"),
  BILLS("manage.bills", Icon.BILLS, "Alt+9");

  private final String key;
  private final Icon icon;
  private final String shortcut;

  Place(String key, Icon icon, String shortcut) {
    this.key = key;
    this.icon = icon;
    this.shortcut = shortcut;
  }

  /** The word in the texts. */
  public String key() {
    return key;
  }

  /** Its sign. */
  public Icon icon() {
    return icon;
  }

  /** The key that leads there, as {@link canopy.till.ui.KeyMap} reads it. */
  public String shortcut() {
    return shortcut;
  }
}
