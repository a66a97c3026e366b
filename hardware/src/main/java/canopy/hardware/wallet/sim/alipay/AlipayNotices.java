package canopy.hardware.wallet.sim.alipay;

import canopy.hardware.wallet.sim.book.DeskListener;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.http.Forms;
import canopy.hardware.wallet.sim.notice.Notice;
import canopy.hardware.wallet.sim.notice.NoticeWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notices: a form, signed without {@code sign_type}; the merchant answers {@code success}. */
final class AlipayNotices implements NoticeWriter {
  private static final List<Integer> RETRY_SECONDS =
      List.of(240, 600, 600, 3600, 7200, 21600, 54000);

  private final AlipayKeys keys;
  private final SimTime time;

  AlipayNotices(AlipayKeys keys, SimTime time) {
    this.keys = keys;
    this.time = time;
  }

  @Override
  public @Nullable Notice write(DeskListener.What what, Order order, @Nullable Refund refund) {
    if (order.shownQr() && order.times().scannedMillis() == 0 && order.times().paidMillis() == 0) {
      return null;
    }
    Map<String, String> form = new TreeMap<>();
    form.put("app_id", AlipayKeys.APP_ID);
    form.put("seller_id", AlipayKeys.SELLER_ID);
    form.put("charset", "utf-8");
    form.put("version", "1.0");
    form.put("notify_type", "trade_status_sync");
    form.put("notify_id", "n" + order.channelNo() + what.name().charAt(0));
    form.put("notify_time", AlipayTrades.time(time.millis()));
    form.put("trade_no", order.channelNo());
    form.put("out_trade_no", order.orderNo());
    form.put("subject", order.subject());
    form.put("trade_status", AlipayTrades.status(order));
    form.put("total_amount", AlipayTrades.yuan(order.amountMinor()));
    form.put("gmt_create", AlipayTrades.time(order.times().createdMillis()));
    if (order.times().paidMillis() > 0) {
      form.put("buyer_id", AlipayTrades.buyer(order));
      form.put("receipt_amount", AlipayTrades.yuan(order.amountMinor()));
      form.put("gmt_payment", AlipayTrades.time(order.times().paidMillis()));
    }
    if (refund != null) {
      form.put("out_biz_no", refund.refundNo());
      form.put("refund_fee", AlipayTrades.yuan(order.refundedMinor()));
      form.put("gmt_refund", AlipayTrades.time(refund.acceptedMillis()));
    }
    form.put("sign", keys.alipay().sign(Forms.sorted(form)));
    form.put("sign_type", "RSA2");
    return new Notice(
        "application/x-www-form-urlencoded; charset=utf-8",
        Map.of(),
        Forms.write(form, StandardCharsets.UTF_8),
        "success");
  }

  @Override
  public List<Integer> retrySeconds() {
    return RETRY_SECONDS;
  }
}
