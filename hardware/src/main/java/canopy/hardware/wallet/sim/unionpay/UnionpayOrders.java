package canopy.hardware.wallet.sim.unionpay;

import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.NewOrder;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.script.Scenario;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Orders and refunds: from a verified form to the desk and back. */
final class UnionpayOrders {
  private static final Pattern ORDER_ID = Pattern.compile("[0-9A-Za-z]{8,40}");
  private static final Pattern TIME = Pattern.compile("[0-9]{14}");
  private static final Pattern AMOUNT = Pattern.compile("[1-9][0-9]{0,11}");
  private static final long QR_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private final CashDesk desk;

  UnionpayOrders(CashDesk desk) {
    this.desk = desk;
  }

  UnionpayAnswer pay(Map<String, String> form, Scenario scenario) throws DeskRefusal {
    if (form.getOrDefault("qrNo", "").isEmpty()) {
      return UnionpayAnswer.of("13", "报文交易要素缺失：qrNo");
    }
    Order order =
        desk.payByCode(order(form, scenario), form.getOrDefault("qrNo", ""), scenario.behaviour());
    Map<String, String> fields = Map.of("queryId", order.channelNo());
    return order.isOpen() ? UnionpayAnswer.underWay(fields) : UnionpayAnswer.ok(fields);
  }

  UnionpayAnswer showQr(Map<String, String> form, Scenario scenario, String qrText)
      throws DeskRefusal {
    Order order = desk.showQr(order(form, scenario), qrText, desk.time().millis() + QR_MILLIS);
    return UnionpayAnswer.ok(Map.of("qrCode", String.valueOf(order.qrText())));
  }

  /** By number and time, of a payment or of a refund. */
  UnionpayAnswer query(Map<String, String> form) throws DeskRefusal {
    String orderId = form.getOrDefault("orderId", "");
    Optional<Order> refunded = ofRefund(orderId);
    if (refunded.isPresent()) {
      Refund refund = refunded.get().refund(orderId).orElseThrow();
      Map<String, String> fields = new HashMap<>();
      fields.put("origRespCode", refund.isDone(desk.time().millis()) ? "00" : "05");
      fields.put("origRespMsg", "");
      fields.put("queryId", refund.channelNo());
      fields.put("txnAmt", Long.toString(refund.amountMinor()));
      return UnionpayAnswer.ok(fields);
    }
    Order order = find(form);
    Map<String, String> fields = new HashMap<>();
    fields.put("queryId", order.channelNo());
    fields.put("txnAmt", Long.toString(order.amountMinor()));
    fields.put("currencyCode", "156");
    fields.put(
        "origRespCode",
        switch (order.state()) {
          case WAITING, CONFIRMING -> "05";
          case PAID -> "00";
          case REFUSED -> "64";
          case CLOSED, REVERSED -> "01";
        });
    fields.put(
        "origRespMsg",
        switch (order.state()) {
          case WAITING, CONFIRMING -> "交易已受理，请稍后查询交易结果";
          case PAID -> "成功[0000000]";
          case REFUSED -> "交易失败";
          case CLOSED, REVERSED -> "交易已关闭或已冲正";
        });
    return UnionpayAnswer.ok(fields);
  }

  /** Names the payment by its own number and time. */
  UnionpayAnswer reverse(Map<String, String> form) throws DeskRefusal {
    Order reversed = desk.reverse(find(form));
    return UnionpayAnswer.ok(Map.of("queryId", reversed.channelNo()));
  }

  /** Has its own number, and names the payment by UnionPay's. */
  UnionpayAnswer refund(Map<String, String> form) throws DeskRefusal {
    if (!AMOUNT.matcher(form.getOrDefault("txnAmt", "")).matches()) {
      return UnionpayAnswer.wrong("txnAmt");
    }
    Order order = desk.orderByChannelNo(Wallet.UNIONPAY, form.getOrDefault("origQryId", ""));
    String refundId = form.getOrDefault("orderId", "");
    Order refunded = desk.refund(order, refundId, Long.parseLong(form.getOrDefault("txnAmt", "0")));
    return UnionpayAnswer.ok(
        Map.of(
            "queryId",
            refunded.refund(refundId).orElseThrow().channelNo(),
            "origQryId",
            order.channelNo()));
  }

  /** What is wrong with a form that places an order or names one; empty = nothing. */
  static String wrongField(Map<String, String> form, boolean placesOrder) {
    if (!ORDER_ID.matcher(form.getOrDefault("orderId", "")).matches()) {
      return "orderId";
    }
    if (!TIME.matcher(form.getOrDefault("txnTime", "")).matches()) {
      return "txnTime";
    }
    if (!placesOrder) {
      return "";
    }
    if (!AMOUNT.matcher(form.getOrDefault("txnAmt", "")).matches()) {
      return "txnAmt";
    }
    if (!form.getOrDefault("currencyCode", "").equals("156")) {
      return "currencyCode";
    }
    return form.getOrDefault("backUrl", "").isEmpty() ? "backUrl" : "";
  }

  private Order find(Map<String, String> form) throws DeskRefusal {
    Order order = desk.order(Wallet.UNIONPAY, form.getOrDefault("orderId", ""));
    if (!order.fact("txnTime").equals(form.get("txnTime"))) {
      throw new DeskRefusal(DeskRefusal.Reason.ORDER_UNKNOWN);
    }
    return order;
  }

  private Optional<Order> ofRefund(String orderId) {
    return desk.book().orders().stream()
        .filter(order -> order.wallet() == Wallet.UNIONPAY && order.refund(orderId).isPresent())
        .findFirst();
  }

  private static NewOrder order(Map<String, String> form, Scenario scenario) {
    Map<String, String> facts = new HashMap<>();
    facts.put("txnTime", form.getOrDefault("txnTime", ""));
    facts.put("txnSubType", form.getOrDefault("txnSubType", ""));
    scenario.mark(facts);
    return new NewOrder(
        Wallet.UNIONPAY,
        form.getOrDefault("orderId", ""),
        Long.parseLong(form.getOrDefault("txnAmt", "0")),
        "CNY",
        form.getOrDefault("orderDesc", "消费"),
        form.get("backUrl"),
        facts);
  }
}
