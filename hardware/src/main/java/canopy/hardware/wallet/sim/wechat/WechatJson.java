package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.http.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;

/** Orders and refunds as WeChat Pay writes them. */
final class WechatJson {
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

  private WechatJson() {}

  /** A transaction; what only a payment has is missing before it. */
  static ObjectNode transaction(Order order) {
    ObjectNode json = Json.object();
    json.put("appid", WechatKeys.APPID).put("mchid", WechatKeys.MCHID);
    json.put("out_trade_no", order.orderNo());
    json.put("trade_state", state(order)).put("trade_state_desc", describe(order));
    json.put("attach", order.fact("attach"));
    ObjectNode amount = Json.object();
    amount.put("total", order.amountMinor()).put("currency", order.currency());
    boolean paid = order.times().paidMillis() > 0;
    if (paid) {
      json.put("transaction_id", order.channelNo());
      json.put("trade_type", order.shownQr() ? "NATIVE" : "MICROPAY");
      json.put("bank_type", "OTHERS");
      json.put("success_time", time(order.times().paidMillis()));
      amount.put("payer_total", order.amountMinor()).put("payer_currency", order.currency());
      json.putArray("promotion_detail");
    }
    if (paid && order.customer() != null) {
      json.putObject("payer").put("openid", "o-simulated-" + order.customer());
    } else {
      json.putObject("payer");
    }
    json.set("amount", amount);
    return json;
  }

  static String state(Order order) {
    return switch (order.state()) {
      case WAITING -> "NOTPAY";
      case CONFIRMING -> order.shownQr() ? "NOTPAY" : "USERPAYING";
      case PAID -> order.refunds().isEmpty() ? "SUCCESS" : "REFUND";
      case REFUSED -> "PAYERROR";
      case CLOSED -> "CLOSED";
      case REVERSED -> "REVOKED";
    };
  }

  private static String describe(Order order) {
    return switch (order.state()) {
      case WAITING -> "订单未支付";
      case CONFIRMING -> order.shownQr() ? "订单未支付" : "用户支付中";
      case PAID -> order.refunds().isEmpty() ? "支付成功" : "订单发生过退款";
      case REFUSED -> "支付失败，请重新下单支付";
      case CLOSED -> "订单已关闭";
      case REVERSED -> "订单已撤销";
    };
  }

  /** A refund; {@code PROCESSING} until the money is back. */
  static ObjectNode refund(Order order, Refund refund, long nowMillis) {
    ObjectNode json = Json.object();
    json.put("refund_id", refund.channelNo()).put("out_refund_no", refund.refundNo());
    json.put("transaction_id", order.channelNo()).put("out_trade_no", order.orderNo());
    json.put("channel", "ORIGINAL").put("user_received_account", "支付用户零钱");
    json.put("create_time", time(refund.acceptedMillis()));
    json.put("status", refund.isDone(nowMillis) ? "SUCCESS" : "PROCESSING");
    if (refund.isDone(nowMillis)) {
      json.put("success_time", time(refund.doneMillis()));
    }
    json.put("funds_account", "AVAILABLE");
    ObjectNode amount = json.putObject("amount");
    amount.put("total", order.amountMinor()).put("refund", refund.amountMinor());
    amount.put("payer_total", order.amountMinor()).put("payer_refund", refund.amountMinor());
    amount.put("settlement_total", order.amountMinor());
    amount.put("settlement_refund", refund.amountMinor());
    amount.put("discount_refund", 0).put("currency", order.currency());
    amount.putArray("from");
    json.putArray("promotion_detail");
    return json;
  }

  static String time(long millis) {
    return RFC_3339.format(SimTime.beijing(millis));
  }
}
