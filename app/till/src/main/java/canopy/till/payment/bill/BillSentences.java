package canopy.till.payment.bill;

import canopy.channel.BillAnswer;
import canopy.channel.bill.BadBill;
import canopy.core.bill.BillCheck;
import canopy.core.state.BillBook;
import canopy.till.loop.TillSnapshot;
import canopy.till.payment.BillCall;
import canopy.till.ui.Notice;

/**
 * What came of asking for a bill, in words: what happened, that no money was moved, what to do
 * next.
 */
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
      case "NOT_CONNECTED",
          "TLS",
          "TIME_OUT",
          "TOO_SLOW",
          "CUT_OFF",
          "HEAD_OFFICE_502",
          "HEAD_OFFICE_503",
          "HEAD_OFFICE_504" ->
          Notice.of(Notice.Level.REFUSED, "bills.offline");
      case "DIGEST",
          "NOT_UNDERSTOOD",
          "NOT_SIGNED",
          "BAD_SIGNATURE",
          "UNKNOWN_CERTIFICATE",
          "TOO_LONG" ->
          Notice.of(Notice.Level.REFUSED, "bills.untrusted", said(none));
      default -> Notice.of(Notice.Level.REFUSED, "bills.refused", said(none));
    };
  }

  /** What somebody has dealt with before does not count. */
  static Notice compared(TillSnapshot till, BillCheck check) {
    BillBook.Checked checked = till.state().bills().of(check.channel(), check.day());
    int open = checked == null ? 0 : checked.open().size();
    if (!check.fits()) {
      return Notice.of(Notice.Level.REFUSED, "bills.notwhole");
    }
    return open == 0
        ? Notice.of(Notice.Level.DONE, "bills.clean")
        : Notice.of(Notice.Level.WARNING, "bills.compared", Integer.toString(open));
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
