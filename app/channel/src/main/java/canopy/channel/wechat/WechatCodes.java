package canopy.channel.wechat;

import canopy.core.payment.Outcome;
import java.util.Locale;
import java.util.Set;

/**
 * What WeChat Pay's error codes mean for each verb. The codes are compared without {@code _}:
 * version 2 and 3 spell them differently, and both occur. A code that is not here decides nothing;
 * the order is then asked for.
 */
final class WechatCodes {
  /** Nothing was taken and nothing will be. */
  private static final Set<String> DECLINED =
      Set.of(
          "AUTHCODEINVALID",
          "AUTHCODEEXPIRE",
          "AUTHCODEEXPIRED",
          "NOTENOUGH",
          "TRADEERROR",
          "PARAMERROR",
          "NOAUTH",
          "RULELIMIT",
          "SIGNERROR");

  private static final Set<String> NO_SUCH_ORDER =
      Set.of("ORDERNOTEXIST", "RESOURCENOTEXISTS", "REFUNDNOTEXIST", "REFUNDNOTEXISTS");

  /** The refund was not accepted, and the same request will not be. */
  private static final Set<String> REFUND_REFUSED =
      Set.of("PARAMERROR", "NOAUTH", "SIGNERROR", "MCHNOTEXISTS", "USERACCOUNTABNORMAL");

  private WechatCodes() {}

  static Outcome ofPay(String code) {
    String plain = plain(code);
    if (plain.equals("USERPAYING")) {
      return Outcome.WAITING;
    }
    return DECLINED.contains(plain) ? Outcome.DECLINED : Outcome.UNKNOWN;
  }

  static Outcome ofQuery(String code) {
    String plain = plain(code);
    if (plain.equals("USERPAYING")) {
      return Outcome.WAITING;
    }
    return NO_SUCH_ORDER.contains(plain) ? Outcome.NOT_FOUND : Outcome.UNKNOWN;
  }

  /** Of reverse and close. */
  static Outcome ofEnd(String code) {
    String plain = plain(code);
    if (plain.equals("ORDERCLOSED")) {
      return Outcome.CLOSED;
    }
    if (plain.equals("ORDERREVERSED")) {
      return Outcome.REVERSED;
    }
    return NO_SUCH_ORDER.contains(plain) ? Outcome.NOT_FOUND : Outcome.UNKNOWN;
  }

  static Outcome ofRefund(String code) {
    String plain = plain(code);
    return REFUND_REFUSED.contains(plain) || NO_SUCH_ORDER.contains(plain)
        ? Outcome.REFUND_REFUSED
        : Outcome.UNKNOWN;
  }

  private static String plain(String code) {
    return code.replace("_", "").toUpperCase(Locale.ROOT);
  }
}
