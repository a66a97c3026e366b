package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.NewOrder;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.script.Scenario;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Orders and refunds: from a checked request to the desk and back. */
final class WechatOrders {
  private static final Duration QR_LIFE = Duration.ofHours(2);

  private final CashDesk desk;
  private final WechatSignature signature;

  WechatOrders(CashDesk desk, WechatSignature signature) {
    this.desk = desk;
    this.signature = signature;
  }

  WechatAnswer codepay(JsonNode body, Scenario scenario) throws DeskRefusal {
    WechatAnswer wrong = WechatRules.codepay(body);
    if (wrong != null) {
      return wrong;
    }
    Order order =
        desk.payByCode(
            order(body, scenario),
            body.path("payer").path("auth_code").asText(),
            scenario.behaviour());
    return order.isOpen()
        ? WechatAnswer.refused(DeskRefusal.Reason.BEING_CONFIRMED)
        : WechatAnswer.ok(WechatJson.transaction(order));
  }

  WechatAnswer nativeOrder(JsonNode body, Scenario scenario) throws DeskRefusal {
    WechatAnswer wrong = WechatRules.nativeOrder(body, desk.time());
    if (wrong != null) {
      return wrong;
    }
    Instant end = WechatRules.instant(body.path("time_expire").asText());
    Instant latest = desk.time().instant().plus(QR_LIFE);
    Order order =
        desk.showQr(
            order(body, scenario),
            "weixin://wxpay/bizpayurl?pr=" + signature.nonce(9) + "z" + signature.nonce(2),
            (end != null && end.isBefore(latest) ? end : latest).toEpochMilli());
    return WechatAnswer.ok(Json.object().put("code_url", order.qrText()));
  }

  private static NewOrder order(JsonNode body, Scenario scenario) {
    Map<String, String> facts = new HashMap<>();
    facts.put("attach", body.path("attach").asText());
    facts.put("device", body.path("scene_info").path("device_id").asText());
    scenario.mark(facts);
    return new NewOrder(
        Wallet.WECHAT,
        body.path("out_trade_no").asText(),
        body.path("amount").path("total").asLong(),
        "CNY",
        body.path("description").asText(),
        body.hasNonNull("notify_url") ? body.path("notify_url").asText() : null,
        facts);
  }

  /** By the merchant's number. */
  WechatAnswer query(String orderNo) throws DeskRefusal {
    return WechatAnswer.ok(WechatJson.transaction(desk.order(Wallet.WECHAT, orderNo)));
  }

  /** By WeChat's number, which only a paid order has. */
  WechatAnswer queryPaid(String transactionId) throws DeskRefusal {
    Order order = desk.orderByChannelNo(Wallet.WECHAT, transactionId);
    return order.times().paidMillis() > 0
        ? WechatAnswer.ok(WechatJson.transaction(order))
        : WechatAnswer.notFound();
  }

  WechatAnswer close(String orderNo, JsonNode body) throws DeskRefusal {
    WechatAnswer wrong = WechatRules.merchantOnly(body);
    if (wrong == null) {
      desk.close(desk.order(Wallet.WECHAT, orderNo));
    }
    return wrong == null ? WechatAnswer.done() : wrong;
  }

  WechatAnswer reverse(String orderNo, JsonNode body) throws DeskRefusal {
    WechatAnswer wrong = WechatRules.merchant(body);
    if (wrong != null) {
      return wrong;
    }
    Order order = desk.order(Wallet.WECHAT, orderNo);
    if (order.shownQr()) {
      return WechatAnswer.refused(DeskRefusal.Reason.NOT_REVERSIBLE);
    }
    desk.reverse(order);
    return WechatAnswer.done();
  }

  WechatAnswer refund(JsonNode body) throws DeskRefusal {
    WechatAnswer wrong = WechatRules.refund(body);
    if (wrong != null) {
      return wrong;
    }
    Order order;
    try {
      order =
          body.path("transaction_id").asText().isEmpty()
              ? desk.order(Wallet.WECHAT, body.path("out_trade_no").asText())
              : desk.orderByChannelNo(Wallet.WECHAT, body.path("transaction_id").asText());
    } catch (DeskRefusal _) {
      return WechatAnswer.error(404, "RESOURCE_NOT_EXISTS", "订单不存在");
    }
    if (order.amountMinor() != body.path("amount").path("total").asLong()) {
      return WechatAnswer.error(400, "INVALID_REQUEST", "订单金额与原订单不一致");
    }
    String refundNo = body.path("out_refund_no").asText();
    Optional<Order> other =
        ofRefund(refundNo).filter(known -> !known.orderNo().equals(order.orderNo()));
    if (other.isPresent()) {
      return WechatAnswer.refused(DeskRefusal.Reason.REFUND_DIFFERS);
    }
    Order refunded = desk.refund(order, refundNo, body.path("amount").path("refund").asLong());
    return refundAnswer(refunded, refundNo);
  }

  WechatAnswer queryRefund(String refundNo) {
    return ofRefund(refundNo)
        .map(order -> refundAnswer(order, refundNo))
        .orElseGet(() -> WechatAnswer.error(404, "RESOURCE_NOT_EXISTS", "退款单不存在"));
  }

  private WechatAnswer refundAnswer(Order order, String refundNo) {
    Refund refund = order.refund(refundNo).orElseThrow();
    return WechatAnswer.ok(WechatJson.refund(order, refund, desk.time().millis()));
  }

  /** Refund numbers are unique within the merchant, not within the order. */
  private Optional<Order> ofRefund(String refundNo) {
    return desk.book().orders().stream()
        .filter(order -> order.wallet() == Wallet.WECHAT && order.refund(refundNo).isPresent())
        .findFirst();
  }
}
