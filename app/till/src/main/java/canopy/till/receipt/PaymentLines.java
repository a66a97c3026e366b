package canopy.till.receipt;

import canopy.hardware.printer.paper.ReceiptBuilder;
import org.jspecify.annotations.Nullable;

/** What a paper says about one payment through a channel, so that it can be found again. */
record PaymentLines(PaperStyle style, ReceiptBuilder paper) {

  void channel(String name) {
    paper.pair("  " + style.text("channel"), name);
  }

  /**
   * The numbers of a payment.
   *
   * @param channelNo the channel's; null or empty while not known
   * @param outNo our merchant order number, with a code of it to be scanned
   */
  void numbers(@Nullable String channelNo, String outNo) {
    if (channelNo != null && !channelNo.isEmpty()) {
      paper.pair("  " + style.text("channelNo"), channelNo);
    }
    paper.text("  " + style.text("outNo"));
    // The bars must not touch the words above them.
    paper.feed(1);
    paper.code128(outNo);
  }
}
