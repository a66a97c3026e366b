package canopy.hardware.wallet.sim.alipay;

import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.NewOrder;
import canopy.hardware.wallet.sim.book.Order;
import canopy.hardware.wallet.sim.book.OrderState;
import canopy.hardware.wallet.sim.book.Refund;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.script.Scenario;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Trades and refunds: from a verified request to the desk and back. */
final class AlipayTrades {
  private static final Pattern ORDER_NO = Pattern.compile("[0-9A-Za-z_]{1,64}");
  private static final Pattern YUAN = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");
  private static final Pattern EXPRESS = Pattern.compile("([0-9]{1,5})([mhd])");
  private static final long QR_MILLIS = TimeUnit.HOURS.toMillis(2);
  private static final long CANCEL_MILLIS = TimeUnit.HOURS.toMillis(24);
  private static final int MOST_SUBJECT = 256;
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final CashDesk desk;

  AlipayTrades(CashDesk desk) {
    this.desk = desk;
  }

  AlipayAnswer pay(JsonNode biz, @Nullable String notifyUrl, Scenario scenario) throws DeskRefusal {
    AlipayAnswer wrong = wrong(biz);
    if (wrong != null) {
      return wrong;
    }
    if (!biz.path("scene").asText().equals("bar_code")) {
      return AlipayAnswer.invalid("scene");
    }
    if (biz.path("auth_code").asText().isEmpty()) {
      return AlipayAnswer.invalid("auth_code");
    }
    Order order;
    try {
      order =
          desk.payByCode(
              order(biz, notifyUrl, scenario),
              biz.path("auth_code").asText(),
              scenario.behaviour());
    } catch (DeskRefusal refusal) {
      if (refusal.reason() != DeskRefusal.Reason.BEING_CONFIRMED) {
        throw refusal;
      }
      order = find(biz);
    }
    return order.isOpen()
        ? AlipayAnswer.waiting(names(order).put("total_amount", yuan(order.amountMinor())))
        : AlipayAnswer.ok(paid(order).put("gmt_payment", time(order.times().paidMillis())));
  }

  AlipayAnswer precreate(JsonNode biz, @Nullable String notifyUrl, Scenario scenario, String qrText)
      throws DeskRefusal {
    AlipayAnswer wrong = wrong(biz);
    if (wrong != null) {
      return wrong;
    }
    String express =
        biz.path("qr_code_timeout_express").asText(biz.path("timeout_express").asText());
    Matcher life = EXPRESS.matcher(express);
    long millis = QR_MILLIS;
    if (life.matches()) {
      long unit = life.group(2).equals("m") ? 60 : life.group(2).equals("h") ? 3600 : 86_400;
      millis = Long.parseLong(life.group(1)) * unit * 1000;
    } else if (!express.isEmpty()) {
      return AlipayAnswer.invalid("timeout_express");
    }
    Order order =
        desk.showQr(order(biz, notifyUrl, scenario), qrText, desk.time().millis() + millis);
    return AlipayAnswer.ok(
        Json.object().put("out_trade_no", order.orderNo()).put("qr_code", order.qrText()));
  }

  AlipayAnswer query(JsonNode biz) throws DeskRefusal {
    Order order = find(biz);
    ObjectNode fields =
        order.times().paidMillis() > 0
            ? paid(order).put("send_pay_date", time(order.times().paidMillis()))
            : names(order).put("total_amount", yuan(order.amountMinor()));
    return AlipayAnswer.ok(fields.put("trade_status", status(order)));
  }

  AlipayAnswer cancel(JsonNode biz) throws DeskRefusal {
    Order order = find(biz);
    if (desk.time().millis() - order.times().createdMillis() > CANCEL_MILLIS) {
      return AlipayAnswer.failed("ACQ.TRADE_CANCEL_TIME_OUT", "超过撤销时间");
    }
    ObjectNode fields = names(order).put("retry_flag", "N");
    if (order.isOpen() || order.state() == OrderState.PAID) {
      desk.reverse(order);
      fields.put("action", order.isOpen() ? "close" : "refund");
    }
    return AlipayAnswer.ok(fields);
  }

  AlipayAnswer close(JsonNode biz) throws DeskRefusal {
    Order order = find(biz);
    if (order.state() == OrderState.PAID) {
      return AlipayAnswer.refused(DeskRefusal.Reason.NOT_PAID);
    }
    desk.close(order);
    return AlipayAnswer.ok(names(order));
  }

  AlipayAnswer refund(JsonNode biz) throws DeskRefusal {
    Long amountMinor = minor(biz.path("refund_amount").asText());
    if (amountMinor == null) {
      return AlipayAnswer.invalid("refund_amount");
    }
    Order order = find(biz);
    String requestNo = biz.path("out_request_no").asText(order.orderNo());
    boolean isNew = order.refund(requestNo).isEmpty();
    Order refunded = desk.refund(order, requestNo, amountMinor);
    ObjectNode fields = names(refunded).put("fund_change", isNew ? "Y" : "N");
    fields.put("refund_fee", yuan(refunded.refundedMinor()));
    fields.put("send_back_fee", yuan(amountMinor));
    fields.put("gmt_refund_pay", time(refunded.refund(requestNo).orElseThrow().acceptedMillis()));
    return AlipayAnswer.ok(fields);
  }

  /** Success without a status when there is no such refund, as the service does. */
  AlipayAnswer queryRefund(JsonNode biz) throws DeskRefusal {
    Order order = find(biz);
    String requestNo = biz.path("out_request_no").asText();
    if (requestNo.isEmpty()) {
      return AlipayAnswer.invalid("out_request_no");
    }
    Refund refund = order.refund(requestNo).orElse(null);
    if (refund == null) {
      return AlipayAnswer.ok(Json.object());
    }
    ObjectNode fields = names(order).put("out_request_no", requestNo);
    fields.put("total_amount", yuan(order.amountMinor()));
    fields.put("refund_amount", yuan(refund.amountMinor()));
    if (refund.isDone(desk.time().millis())) {
      fields.put("refund_status", "REFUND_SUCCESS");
      fields.put("gmt_refund_pay", time(refund.doneMillis()));
    }
    return AlipayAnswer.ok(fields);
  }

  /** A trade that was shown as a QR code does not exist until somebody scans it. */
  private Order find(JsonNode biz) throws DeskRefusal {
    String tradeNo = biz.path("trade_no").asText();
    Order order =
        tradeNo.isEmpty()
            ? desk.order(Wallet.ALIPAY, biz.path("out_trade_no").asText())
            : desk.orderByChannelNo(Wallet.ALIPAY, tradeNo);
    boolean exists =
        !order.shownQr() || order.times().scannedMillis() > 0 || order.times().paidMillis() > 0;
    if (!exists) {
      throw new DeskRefusal(DeskRefusal.Reason.ORDER_UNKNOWN);
    }
    return order;
  }

  private static @Nullable AlipayAnswer wrong(JsonNode biz) {
    if (!ORDER_NO.matcher(biz.path("out_trade_no").asText()).matches()) {
      return AlipayAnswer.invalid("out_trade_no");
    }
    String subject = biz.path("subject").asText();
    if (subject.isEmpty() || subject.length() > MOST_SUBJECT) {
      return AlipayAnswer.invalid("subject");
    }
    return minor(biz.path("total_amount").asText()) == null
        ? AlipayAnswer.invalid("total_amount")
        : null;
  }

  private static NewOrder order(JsonNode biz, @Nullable String notifyUrl, Scenario scenario) {
    Map<String, String> facts = new HashMap<>();
    for (String name : new String[] {"store_id", "operator_id", "terminal_id"}) {
      facts.put(name, biz.path(name).asText());
    }
    scenario.mark(facts);
    Long amountMinor = minor(biz.path("total_amount").asText());
    return new NewOrder(
        Wallet.ALIPAY,
        biz.path("out_trade_no").asText(),
        amountMinor == null ? 0 : amountMinor,
        "CNY",
        biz.path("subject").asText(),
        notifyUrl,
        facts);
  }

  private static ObjectNode names(Order order) {
    ObjectNode fields = Json.object();
    fields.put("trade_no", order.channelNo()).put("out_trade_no", order.orderNo());
    if (order.customer() != null) {
      fields.put("buyer_logon_id", order.customer().substring(0, 1) + "***@example.com");
      fields.put("buyer_user_id", buyer(order));
    }
    return fields;
  }

  private static ObjectNode paid(Order order) {
    String yuan = yuan(order.amountMinor());
    ObjectNode fields = names(order).put("total_amount", yuan);
    fields.put("receipt_amount", yuan).put("buyer_pay_amount", yuan).put("invoice_amount", yuan);
    fields.put("point_amount", "0.00");
    fields
        .putArray("fund_bill_list")
        .addObject()
        .put("amount", yuan)
        .put("fund_channel", "ALIPAYACCOUNT");
    return fields;
  }

  static String buyer(Order order) {
    return "2088%012d"
        .formatted(Math.floorMod(String.valueOf(order.customer()).hashCode(), 1 << 30));
  }

  static String status(Order order) {
    return switch (order.state()) {
      case WAITING, CONFIRMING -> "WAIT_BUYER_PAY";
      case PAID -> order.refundedMinor() == order.amountMinor() ? "TRADE_CLOSED" : "TRADE_SUCCESS";
      case REFUSED, CLOSED, REVERSED -> "TRADE_CLOSED";
    };
  }

  static String time(long millis) {
    return TIME.format(SimTime.beijing(millis));
  }

  static String yuan(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }

  /** Yuan with at most two decimals to minor units; null when it is no amount above 0. */
  static @Nullable Long minor(String yuan) {
    if (!YUAN.matcher(yuan).matches()) {
      return null;
    }
    long minor = new BigDecimal(yuan).movePointRight(2).longValueExact();
    return minor > 0 ? (Long) minor : null;
  }
}
