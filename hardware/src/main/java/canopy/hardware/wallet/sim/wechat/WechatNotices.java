package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.book.DeskListener;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.notice.Notice;
import canopy.hardware.wallet.sim.notice.NoticeWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices: signed as answers are, their resource encrypted with the APIv3 key. Refunds are told to
 * the address of the order; the real service takes an own one for them.
 */
final class WechatNotices implements NoticeWriter {
  private static final List<Integer> RETRY_SECONDS =
      List.of(
          15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600);

  private final WechatKeys keys;
  private final WechatSignature signature;
  private final SimTime time;

  WechatNotices(WechatKeys keys, WechatSignature signature, SimTime time) {
    this.keys = keys;
    this.signature = signature;
    this.time = time;
  }

  @Override
  public @Nullable Notice write(DeskListener.What what, Order order, @Nullable Refund refund) {
    return switch (what) {
      case PAID ->
          notice(
              "TRANSACTION.SUCCESS",
              "transaction",
              "支付成功",
              Json.text(WechatJson.transaction(order)));
      case REFUNDED ->
          refund == null
              ? null
              : notice("REFUND.SUCCESS", "refund", "退款成功", refunded(order, refund));
      case CLOSED -> null;
    };
  }

  private static String refunded(Order order, Refund refund) {
    ObjectNode json = Json.object();
    json.put("mchid", WechatKeys.MCHID).put("out_trade_no", order.orderNo());
    json.put("transaction_id", order.channelNo());
    json.put("out_refund_no", refund.refundNo()).put("refund_id", refund.channelNo());
    json.put("refund_status", "SUCCESS").put("user_received_account", "支付用户零钱");
    json.put("success_time", WechatJson.time(refund.doneMillis()));
    json.putObject("amount")
        .put("total", order.amountMinor())
        .put("refund", refund.amountMinor())
        .put("payer_total", order.amountMinor())
        .put("payer_refund", refund.amountMinor());
    return Json.text(json);
  }

  private Notice notice(String event, String type, String summary, String plain) {
    ObjectNode body = Json.object();
    body.put("id", signature.nonce(32)).put("create_time", WechatJson.time(time.millis()));
    body.put("resource_type", "encrypt-resource").put("event_type", event);
    body.put("summary", summary);
    ObjectNode resource = Aead.encrypt(keys.apiV3Key(), signature.nonce(12), type, plain);
    resource.put("original_type", type);
    body.set("resource", resource);
    String text = Json.text(body);
    return new Notice(
        "application/json",
        signature.headers(text, keys.platformSerial(), time.millis() / 1000),
        text,
        "");
  }

  @Override
  public List<Integer> retrySeconds() {
    return RETRY_SECONDS;
  }
}
