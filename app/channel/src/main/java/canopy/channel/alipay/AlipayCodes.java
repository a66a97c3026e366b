package canopy.channel.alipay;

import canopy.channel.alipay.AlipayClient.Said;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import java.util.Set;

/**
 * What Alipay's codes mean (opendocs, common/105806). A business code that is not here decides
 * nothing; the order is then asked for.
 */
final class AlipayCodes {
  static final String SUCCESS = "10000";

  /** The order stands and the customer is asked; the official library calls that a success. */
  static final String WAITING = "10003";

  private static final String BUSINESS_FAILED = "40004";

  /** Parameter, signature, permission: nothing happened. */
  private static final Set<String> NOT_TAKEN = Set.of("40001", "40002", "40006");

  private static final String NO_SUCH_TRADE = "ACQ.TRADE_NOT_EXIST";

  private static final Set<String> DECLINED =
      Set.of(
          "ACQ.ACCESS_FORBIDDEN",
          "ACQ.BEYOND_PAY_RESTRICTION",
          "ACQ.BEYOND_PER_RECEIPT_RESTRICTION",
          "ACQ.BUYER_BALANCE_NOT_ENOUGH",
          "ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH",
          "ACQ.BUYER_ENABLE_STATUS_FORBID",
          "ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR",
          "ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR",
          "ACQ.BUYER_SELLER_EQUAL",
          "ACQ.ERROR_BALANCE_PAYMENT_DISABLE",
          "ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT",
          "ACQ.EXIST_FORBIDDEN_WORD",
          "ACQ.INVALID_PARAMETER",
          "ACQ.INVALID_STORE_ID",
          "ACQ.MOBILE_PAYMENT_SWITCH_OFF",
          "ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE",
          "ACQ.PARTNER_ERROR",
          "ACQ.PAYMENT_AUTH_CODE_INVALID",
          "ACQ.PAYMENT_FAIL",
          "ACQ.PAYMENT_REQUEST_HAS_RISK",
          "ACQ.PULL_MOBILE_CASHIER_FAIL",
          "ACQ.SELLER_BEEN_BLOCKED",
          "ACQ.TOTAL_FEE_EXCEED",
          "ACQ.TRADE_HAS_CLOSE",
          "ACQ.USER_FACE_PAYMENT_SWITCH_OFF");

  private static final Set<String> REFUND_REFUSED =
      Set.of(
          "ACQ.BUYER_ERROR",
          "ACQ.INVALID_PARAMETER",
          "ACQ.REASON_TRADE_BEEN_FREEZEN",
          "ACQ.REASON_TRADE_REFUND_FEE_ERR",
          "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
          "ACQ.SELLER_BALANCE_NOT_ENOUGH",
          "ACQ.TRADE_HAS_FINISHED",
          "ACQ.TRADE_NOT_ALLOW_REFUND",
          "ACQ.TRADE_NOT_EXIST",
          "ACQ.TRADE_STATUS_ERROR");

  private AlipayCodes() {}

  /** Of a payment that did not succeed at once, and of making a code of ours. */
  static Outcome ofPay(Said said) {
    if (said.code().equals(WAITING)) {
      return Outcome.WAITING;
    }
    boolean declined =
        NOT_TAKEN.contains(said.code())
            || (said.code().equals(BUSINESS_FAILED) && DECLINED.contains(said.subCode()));
    return declined ? Outcome.DECLINED : Outcome.UNKNOWN;
  }

  /** A trade for a code of ours does not exist before the customer scans it. */
  static Outcome ofQuery(Said said, Way way) {
    if (!isMissing(said)) {
      return Outcome.UNKNOWN;
    }
    return switch (way) {
      case SHOW_QR -> Outcome.UNPAID;
      case SCAN_CUSTOMER -> Outcome.NOT_FOUND;
    };
  }

  static Outcome ofEnd(Said said) {
    return isMissing(said) ? Outcome.NOT_FOUND : Outcome.UNKNOWN;
  }

  static Outcome ofRefund(Said said) {
    boolean refused =
        NOT_TAKEN.contains(said.code())
            || (said.code().equals(BUSINESS_FAILED) && REFUND_REFUSED.contains(said.subCode()));
    return refused ? Outcome.REFUND_REFUSED : Outcome.UNKNOWN;
  }

  static Outcome ofRefundQuery(Said said) {
    return isMissing(said) ? Outcome.NOT_FOUND : Outcome.UNKNOWN;
  }

  private static boolean isMissing(Said said) {
    return said.code().equals(BUSINESS_FAILED) && said.subCode().equals(NO_SUCH_TRADE);
  }
}
