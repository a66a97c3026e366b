package canopy.hardware.wallet.sim.unionpay;

import canopy.hardware.wallet.sim.book.DeskListener;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.http.Forms;
import canopy.hardware.wallet.sim.notice.Notice;
import canopy.hardware.wallet.sim.notice.NoticeWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The notice of a success: a form; any answer of status 200 ends it. */
final class UnionpayNotices implements NoticeWriter {
  private static final List<Integer> RETRY_SECONDS = List.of(60, 120, 240, 300);

  private final UnionpaySignature signature;

  UnionpayNotices(UnionpaySignature signature) {
    this.signature = signature;
  }

  @Override
  public @Nullable Notice write(DeskListener.What what, Order order, @Nullable Refund refund) {
    if (what != DeskListener.What.PAID) {
      return null;
    }
    Map<String, String> form = new TreeMap<>();
    form.put("version", "5.1.0");
    form.put("encoding", "UTF-8");
    form.put("signMethod", "01");
    form.put("txnType", "01");
    form.put("txnSubType", order.fact("txnSubType"));
    form.put("bizType", "000000");
    form.put("accessType", "0");
    form.put("merId", UnionpayKeys.MERCHANT);
    form.put("orderId", order.orderNo());
    form.put("txnTime", order.fact("txnTime"));
    form.put("txnAmt", Long.toString(order.amountMinor()));
    form.put("currencyCode", "156");
    form.put("queryId", order.channelNo());
    form.put("respCode", "00");
    form.put("respMsg", "成功[0000000]");
    return new Notice(
        "application/x-www-form-urlencoded; charset=utf-8",
        Map.of(),
        Forms.write(signature.sign(form, false), StandardCharsets.UTF_8),
        "");
  }

  @Override
  public List<Integer> retrySeconds() {
    return RETRY_SECONDS;
  }
}
