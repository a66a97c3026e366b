package canopy.channel.wechat;

import canopy.channel.PayOrder;
import canopy.channel.RefundOrder;
import canopy.channel.wire.Checked;
import canopy.channel.wire.StrictJson;
import canopy.channel.wire.Yuan;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What a verified order or refund of WeChat Pay means for the one that was asked about. */
final class WechatAnswers {
  private static final String WALLET = "WECHAT";

  private WechatAnswers() {}

  /** An order, in the answer to a payment or to a query. */
  static Answer trade(JsonNode trade, PayOrder order, String merchantId) {
    String state = trade.path("trade_state").asText("");
    Outcome outcome =
        switch (state) {
          case "SUCCESS" -> Outcome.PAID;
          case "NOTPAY" -> Outcome.UNPAID;
          case "USERPAYING", "ACCEPT" -> Outcome.WAITING;
          case "CLOSED" -> Outcome.CLOSED;
          case "REVOKED" -> Outcome.REVERSED;
          case "PAYERROR" -> Outcome.DECLINED;
          // REFUND: it was paid, and some or all of it went back. Which, it does not say.
          default -> Outcome.UNKNOWN;
        };
    boolean ours =
        trade.path("out_trade_no").asText("").equals(order.outNo())
            && trade.path("mchid").asText("").equals(merchantId);
    Answer answer =
        new Answer(
            outcome,
            true,
            StrictJson.text(trade, "transaction_id"),
            money(trade.path("amount"), "total"),
            state,
            trade.path("trade_state_desc").asText(""),
            WALLET,
            instant(trade, "success_time"));
    return Checked.against(answer, ours, order.amount());
  }

  /** A refund, in the answer to a refund or to a query of one. */
  static Answer refund(JsonNode found, RefundOrder refund) {
    String status = found.path("status").asText("");
    Outcome outcome =
        switch (status) {
          case "SUCCESS" -> Outcome.REFUNDED;
          case "CLOSED" -> Outcome.REFUND_REFUSED;
          // ABNORMAL: the customer's card takes no money; the merchant must act at WeChat Pay.
          case "PROCESSING", "ABNORMAL" -> Outcome.REFUNDING;
          default -> Outcome.UNKNOWN;
        };
    boolean ours =
        found.path("out_refund_no").asText("").equals(refund.refundNo())
            && found.path("out_trade_no").asText("").equals(refund.paid().outNo());
    Answer answer =
        new Answer(
            outcome,
            true,
            StrictJson.text(found, "refund_id"),
            money(found.path("amount"), "refund"),
            status,
            "",
            WALLET,
            instant(found, "success_time"));
    return Checked.against(answer, ours, refund.amount());
  }

  private static @Nullable Money money(JsonNode amount, String name) {
    JsonNode minor = amount.path(name);
    String currency = amount.path("currency").asText(Yuan.CURRENCY);
    return minor.isIntegralNumber() && minor.canConvertToLong() && currency.length() == 3
        ? Money.of(minor.longValue(), currency)
        : null;
  }

  private static @Nullable Instant instant(JsonNode node, String name) {
    @Nullable String text = StrictJson.text(node, name);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
