package canopy.core.account;

import canopy.core.quantity.Money;

/**
 * Lines of sales of one kind; all groups together are the day's total.
 *
 * @param id the grade's number or the department's id; empty for the others
 * @param lines how many
 * @param net without tax
 * @param total what customers paid
 */
public record GroupSum(Kind kind, String id, int lines, Money net, Money total) {
  /** What lines are of. */
  public enum Kind {
    /** A grade's fills paid after they flowed. */
    FUEL,
    /** A department of the shop. */
    DEPARTMENT,
    /** Fuel paid before it flows, whatever its grade will be. */
    PREPAID,
    /** Unused rests of prepayments that went back. */
    PREPAID_REST,
    /** What came back from earlier sales, whatever it was. */
    RETURNED
  }

  GroupSum plus(GroupSum other) {
    return new GroupSum(
        kind, id, lines + other.lines, net.plus(other.net), total.plus(other.total));
  }

  String key() {
    return kind + "/" + id;
  }
}
