package canopy.till.ui.manage;

import canopy.core.operator.Right;
import canopy.till.ui.Icon;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the navigation leads. Within its group a place stands where it stands here. A place that
 * names a right is shut to a person whose role denies that right; one who only needs approval may
 * look, and is asked for the second PIN when it comes to a deed.
 */
public enum Place {
  SALE(Group.TOP, "manage.sale", Icon.BASKET, "Esc", null),
  HELD(Group.SALES, "manage.held", Icon.HOLD, "Alt+1", null),
  RECEIPTS(Group.SALES, "manage.receipts", Icon.REFUND, "Alt+2", null),
  SHIFT(Group.MONEY, "manage.shift", Icon.CASH, "Alt+0", null),
  DAY(Group.MONEY, "manage.day", Icon.SHIFT, "Alt+4", Right.CLOSE_DAY),
  PAYMENTS(Group.MONEY, "manage.payments", Icon.UNSETTLED, "Alt+7", null),
  BILLS(Group.MONEY, "manage.bills", Icon.BILLS, "Alt+9", Right.SETTLE_PAYMENT),
  REPORTS(Group.MONEY, "manage.reports", Icon.REPORTS, "Alt+R", Right.CLOSE_DAY),
  PRICES(Group.MONEY, "manage.prices", Icon.TAG, "Alt+G", null),
  STOCK(Group.STATION, "manage.stock", Icon.TANK, "Alt+T", null),
  GOODS(Group.STATION, "manage.goods", Icon.IMPORT, "Alt+3", Right.IMPORT_GOODS),
  PEOPLE(Group.SYSTEM, "manage.people", Icon.PEOPLE, "Alt+P", Right.MANAGE_PEOPLE),
  SETTINGS(Group.SYSTEM, "manage.settings", Icon.SETTINGS, "Alt+5", Right.CHANGE_SETTINGS),
  DETAILS(Group.SYSTEM, "manage.details", Icon.SCANNER, "Alt+D", Right.CHANGE_SETTINGS),
  LIMITS(Group.SYSTEM, "manage.limits", Icon.LIMITS, "Alt+M", Right.CHANGE_SETTINGS),
  REASONS(Group.SYSTEM, "manage.reasons", Icon.NOTE, "Alt+C", Right.CHANGE_SETTINGS),
  TANKS(Group.SYSTEM, "manage.tanks", Icon.TANK, "Alt+K", Right.CHANGE_SETTINGS),
  HEALTH(Group.SYSTEM, "manage.health", Icon.HEALTH, "Alt+6", null),
  HEAD_OFFICE(Group.SYSTEM, "manage.headoffice", Icon.NETWORK, "Alt+8", null);

  /** What stands together under one heading, in the order of the navigation. */
  public enum Group {
    /** Above all groups, without a heading. */
    TOP(""),
    SALES("manage.group.sales"),
    MONEY("manage.group.money"),
    STATION("manage.group.station"),
    SYSTEM("manage.group.system");

    private final String key;

    Group(String key) {
      this.key = key;
    }

    /** The heading in the texts; empty for none. */
    public String key() {
      return key;
    }
  }

  private final Group group;
  private final String key;
  private final Icon icon;
  private final String shortcut;
  private final @Nullable Right right;

  Place(Group group, String key, Icon icon, String shortcut, @Nullable Right right) {
    this.group = group;
    this.key = key;
    this.icon = icon;
    this.shortcut = shortcut;
    this.right = right;
  }

  public Group group() {
    return group;
  }

  /**
   * Under which name it stands in the navigation: its own, or that of the place that leads to it.
   */
  public Place listedAs() {
    return this == DETAILS || this == LIMITS || this == REASONS || this == TANKS ? SETTINGS : this;
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

  /**
   * Whether the page shows nothing to somebody: also where an approval would not help.
   *
   * @param notAlone what the person may not do alone
   */
  public boolean hidesFrom(Set<Right> notAlone) {
    return this == REPORTS
        && (notAlone.contains(Right.CLOSE_DAY) || notAlone.contains(Right.SEE_EXPECTED_CASH));
  }

  /**
   * The right that somebody lacks who wants to go there; null if they may.
   *
   * @param denied what the person's role denies
   */
  public @Nullable Right missing(Set<Right> denied) {
    return right != null && denied.contains(right) ? right : null;
  }
}
