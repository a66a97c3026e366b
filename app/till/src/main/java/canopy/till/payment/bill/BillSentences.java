package canopy.till.payment.bill;

import canopy.till.payment.BillCall;
import canopy.till.payment.channel.BillAnswer;
import canopy.till.payment.channel.bill.BadBill;
import canopy.till.ui.Notice;

/** Why there is no bill, in words: what happened, that no money was moved, what to do next. */
final class BillSentences {
  private BillSentences() {}

  static Notice of(BillAnswer.None none) {
    return switch (none.code()) {
      case BillCall.CANCELLED -> Notice.of(Notice.Level.INFO, "bills.stopped");
      // WeChat Pay and Alipay make a bill in the course of the next morning.
      case "NO_STATEMENT_EXIST",
          "STATEMENT_CREATING",
          "INVALID_REQUEST",
          "isp.bill_not_exist",
          "isp.bill-not-exist" ->
          Notice.of(Notice.Level.WARNING, "bills.notyet");
      case "NOT_CONNECTED", "TLS", "TIME_OUT", "CUT_OFF" ->
          Notice.of(Notice.Level.REFUSED, "bills.offline");
      case "DIGEST", "NOT_UNDERSTOOD", "NOT_SIGNED", "BAD_SIGNATURE", "TOO_LONG" ->
          Notice.of(Notice.Level.REFUSED, "bills.untrusted", said(none));
      default -> Notice.of(Notice.Level.REFUSED, "bills.refused", said(none));
    };
  }

  private static String said(BillAnswer.None none) {
    return (none.code() + " " + none.message()).strip();
  }

  static Notice of(BadBill bad) {
    String key =
        switch (bad.flaw()) {
          case NOT_A_BILL -> "bills.bad.not-a-bill";
          case TOO_LONG -> "bills.bad.too-long";
          case PACKED_BADLY -> "bills.bad.packed-badly";
          case NO_COLUMN -> "bills.bad.no-column";
          case SHORT_LINE -> "bills.bad.short-line";
          case BAD_VALUE -> "bills.bad.bad-value";
          case NO_TOTALS -> "bills.bad.no-totals";
          case OTHER_DAY -> "bills.bad.other-day";
        };
    return Notice.of(Notice.Level.REFUSED, key, Long.toString(bad.line()), bad.what());
  }
}
