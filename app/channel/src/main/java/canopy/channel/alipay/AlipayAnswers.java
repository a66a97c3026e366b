package canopy.channel.alipay;

import canopy.channel.PayOrder;
import canopy.channel.RefundOrder;
import canopy.channel.alipay.AlipayClient.Said;
import canopy.channel.wire.Checked;
import canopy.channel.wire.StrictJson;
import canopy.channel.wire.Yuan;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What Alipay's verified answers with code 10000 mean for the order that was asked about. */
final class AlipayAnswers {
  private static final String WALLET = "ALIPAY";

  private AlipayAnswers() {}

  /** The answer to a payment: 10000 means paid. */
  static Answer paid(Said said, PayOrder order) {
    return checked(said.body(), order, Outcome.PAID, said.code(), "gmt_payment");
  }

  /** The answer to a query. */
  static Answer trade(Said said, PayOrder order) {
    String status = said.body().path("trade_status").asText("");
    boolean wasPaid = said.body().hasNonNull("send_pay_date");
    Outcome outcome =
        switch (status) {
          case "TRADE_SUCCESS", "TRADE_FINISHED" -> Outcome.PAID;
          case "WAIT_BUYER_PAY" -> Outcome.WAITING;
          // Closed before it was paid, or paid and given back in full.
          case "TRADE_CLOSED" -> wasPaid ? Outcome.REVERSED : Outcome.CLOSED;
          default -> Outcome.UNKNOWN;
        };
    return checked(said.body(), order, outcome, status, "send_pay_date");
  }

  private static Answer checked(
      JsonNode trade, PayOrder order, Outcome outcome, String code, String timeName) {
    Answer answer =
        new Answer(
            outcome,
            true,
            StrictJson.text(trade, "trade_no"),
            Yuan.parse(StrictJson.text(trade, "total_amount")),
            code,
            trade.path("msg").asText(""),
            WALLET,
            instant(trade, timeName));
    boolean ours = trade.path("out_trade_no").asText("").equals(order.outNo());
    return Checked.against(answer, ours, order.amount());
  }

  /** The answer to a cancel: the money is back, or the trade is closed. */
  static Answer cancelled(Said said, PayOrder order, Outcome ofClosing) {
    JsonNode body = said.body();
    if (!body.path("out_trade_no").asText(order.outNo()).equals(order.outNo())) {
      return Checked.otherOrder();
    }
    if (body.path("retry_flag").asText("N").equals("Y")) {
      return Answer.of(Outcome.UNKNOWN, "RETRY", "");
    }
    boolean refunded = body.path("action").asText("").equals("refund");
    return Answer.of(
        refunded ? Outcome.REVERSED : ofClosing, said.code(), body.path("action").asText(""));
  }

  /**
   * The answer to a refund. {@code fund_change=N}: this request moved nothing, because an earlier
   * one did or because it failed; only the query tells which.
   */
  static Answer refunded(Said said, RefundOrder refund) {
    JsonNode body = said.body();
    if (!body.path("out_trade_no").asText("").equals(refund.paid().outNo())) {
      return Checked.otherOrder();
    }
    boolean moved = body.path("fund_change").asText("").equals("Y");
    return new Answer(
        moved ? Outcome.REFUNDED : Outcome.UNKNOWN,
        true,
        StrictJson.text(body, "trade_no"),
        moved ? refund.amount() : null,
        said.code(),
        body.path("msg").asText(""),
        WALLET,
        null);
  }

  /** The answer to a query of a refund; without any word of it there is none. */
  static Answer refund(Said said, RefundOrder refund) {
    JsonNode body = said.body();
    @Nullable Money amount = Yuan.parse(StrictJson.text(body, "refund_amount"));
    if (amount == null) {
      return said.meaning(Outcome.NOT_FOUND);
    }
    String status = body.path("refund_status").asText("");
    Answer answer =
        new Answer(
            status.equals("REFUND_SUCCESS") ? Outcome.REFUNDED : Outcome.REFUNDING,
            true,
            StrictJson.text(body, "trade_no"),
            amount,
            status,
            "",
            WALLET,
            null);
    boolean ours =
        body.path("out_trade_no").asText("").equals(refund.paid().outNo())
            && body.path("out_request_no").asText("").equals(refund.refundNo());
    return Checked.against(answer, ours, refund.amount());
  }

  private static @Nullable Instant instant(JsonNode node, String name) {
    @Nullable String text = StrictJson.text(node, name);
    if (text == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(text, AlipayClient.TIME).toInstant(AlipayClient.BEIJING);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
