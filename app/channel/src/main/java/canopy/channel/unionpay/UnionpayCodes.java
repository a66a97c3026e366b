package canopy.channel.unionpay;

import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import java.util.Set;

/**
 * What the two digits of a response mean. To be confirmed with the acquirer; a code that is not
 * here decides nothing.
 */
final class UnionpayCodes {
  static final String ACCEPTED = "00";
  private static final String TAKEN_UP = "05";
  private static final String NO_SUCH_ORDER = "34";

  /** Under way, or not known yet. */
  private static final Set<String> UNDER_WAY = Set.of("03", "04", TAKEN_UP);

  /** Refused before or by the customer's bank; nothing was taken. */
  private static final Set<String> DECLINED =
      Set.of(
          "10", "11", "13", "30", "31", "32", "33", "38", "39", "43", "44", "60", "61", "62", "63",
          "64", "65", "66", "67", "68", "73", "77", "78");

  private UnionpayCodes() {}

  /** Accepted is not paid: the query tells. */
  static Outcome ofPay(String code) {
    if (code.equals(ACCEPTED) || code.equals(TAKEN_UP)) {
      return Outcome.WAITING;
    }
    return DECLINED.contains(code) ? Outcome.DECLINED : Outcome.UNKNOWN;
  }

  /** Of the query itself, when it did not find the order. */
  static Outcome ofFailedQuery(String code, Way way) {
    if (!code.equals(NO_SUCH_ORDER)) {
      return Outcome.UNKNOWN;
    }
    return switch (way) {
      case SHOW_QR -> Outcome.UNPAID;
      case SCAN_CUSTOMER -> Outcome.NOT_FOUND;
    };
  }

  /** Of the order that a query found. */
  static Outcome ofOrder(String code) {
    if (code.equals(ACCEPTED)) {
      return Outcome.PAID;
    }
    if (UNDER_WAY.contains(code)) {
      return Outcome.WAITING;
    }
    return code.equals("01") || DECLINED.contains(code) ? Outcome.DECLINED : Outcome.UNKNOWN;
  }

  static Outcome ofReversal(String code) {
    return switch (code) {
      case ACCEPTED -> Outcome.REVERSED;
      case NO_SUCH_ORDER -> Outcome.NOT_FOUND;
      default -> Outcome.UNKNOWN;
    };
  }

  static Outcome ofRefund(String code) {
    if (code.equals(ACCEPTED) || code.equals(TAKEN_UP)) {
      return Outcome.REFUNDING;
    }
    return DECLINED.contains(code) || code.equals("36") ? Outcome.REFUND_REFUSED : Outcome.UNKNOWN;
  }

  static Outcome ofFoundRefund(String code) {
    if (code.equals(ACCEPTED)) {
      return Outcome.REFUNDED;
    }
    if (UNDER_WAY.contains(code)) {
      return Outcome.REFUNDING;
    }
    return code.equals("01") || DECLINED.contains(code) ? Outcome.REFUND_REFUSED : Outcome.UNKNOWN;
  }
}
