package canopy.channel.relay;

import canopy.channel.BillAnswer;
import canopy.channel.PayOrder;
import canopy.channel.RefundOrder;
import canopy.channel.wire.StrictJson;
import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The relay's JSON, as the till writes and reads it and as head office does. Reading throws
 * IllegalArgumentException for what is not understood. Thread-safe.
 */
public final class RelayJson {
  /** The code in place of a bill that the channel has not given yet; whoever waits asks again. */
  public static final String BILL_UNDER_WAY = "BILL_UNDER_WAY";

  private static final int MOST_ROWS = 200_000;

  private RelayJson() {}

  /** An object of JSON; empty if the text is none, or a name stands in it twice. */
  public static Optional<JsonNode> object(String text) {
    return StrictJson.object(text);
  }

  /** Of a request. */
  public static ObjectNode order(PayOrder order) {
    ObjectNode json = StrictJson.object();
    json.put("outNo", order.outNo());
    json.put("way", order.way().name());
    json.set("amount", money(order.amount()));
    json.put("subject", order.subject());
    json.put("requestedAt", order.requestedAt().toString());
    json.put("expiresAt", order.expiresAt().toString());
    return json;
  }

  /** Read from a request. */
  public static PayOrder order(JsonNode json) {
    return new PayOrder(
        json.path("outNo").asText(""),
        Way.valueOf(json.path("way").asText("")),
        money(json.path("amount")),
        json.path("subject").asText(""),
        needed(json, "requestedAt"),
        needed(json, "expiresAt"));
  }

  /** Of a request. */
  public static ObjectNode refund(RefundOrder refund) {
    ObjectNode json = StrictJson.object();
    json.put("refundNo", refund.refundNo());
    json.set("paid", order(refund.paid()));
    json.put("channelNo", refund.channelNo());
    json.set("amount", money(refund.amount()));
    json.put("reason", refund.reason());
    json.put("requestedAt", refund.requestedAt().toString());
    return json;
  }

  /** Read from a request. */
  public static RefundOrder refund(JsonNode json) {
    return new RefundOrder(
        json.path("refundNo").asText(""),
        order(json.path("paid")),
        StrictJson.text(json, "channelNo"),
        money(json.path("amount")),
        json.path("reason").asText(""),
        needed(json, "requestedAt"));
  }

  /** Of an answer; the number of the order or refund goes beside it. */
  public static ObjectNode answer(Answer answer) {
    ObjectNode json = StrictJson.object();
    json.put("outcome", answer.outcome().name());
    json.put("channelNo", answer.channelNo());
    Money amount = answer.amount();
    json.set("amount", amount == null ? null : money(amount));
    json.put("code", answer.code());
    json.put("message", answer.message());
    json.put("wallet", answer.wallet());
    json.put("paidAt", answer.paidAt() == null ? null : answer.paidAt().toString());
    return json;
  }

  static Answer answer(JsonNode json) {
    return new Answer(
        Outcome.valueOf(json.path("outcome").asText("")),
        true,
        StrictJson.text(json, "channelNo"),
        json.hasNonNull("amount") ? money(json.path("amount")) : null,
        json.path("code").asText(""),
        json.path("message").asText(""),
        json.path("wallet").asText(""),
        instant(json, "paidAt"));
  }

  /** Of an answer. */
  public static ObjectNode bill(BillAnswer.Bill bill) {
    ObjectNode json = StrictJson.object();
    ArrayNode rows = json.putArray("rows");
    for (BillItem item : bill.rows()) {
      ObjectNode row = rows.addObject();
      row.put("kind", item.kind().name());
      row.put("outNo", item.orderNo());
      row.put("refundNo", item.refundNo());
      row.put("channelNo", item.channelNo());
      row.set("amount", money(item.amount()));
      row.put("feeThousandths", item.feeThousandths());
      row.put("at", item.at().toString());
    }
    ObjectNode sums = json.putObject("summary");
    sums.put("count", bill.stated().count());
    sums.set("paid", money(bill.stated().paid()));
    sums.set("refunded", money(bill.stated().refunded()));
    sums.put("feeThousandths", bill.stated().feeThousandths());
    return json;
  }

  static BillAnswer bill(JsonNode json) {
    JsonNode sums = json.path("summary");
    if (json.path("rows").size() > MOST_ROWS || !json.path("rows").isArray()) {
      throw new IllegalArgumentException("rows");
    }
    List<BillItem> rows = new ArrayList<>();
    for (JsonNode row : json.path("rows")) {
      rows.add(
          new BillItem(
              BillItem.Kind.valueOf(row.path("kind").asText("")),
              row.path("outNo").asText(""),
              StrictJson.text(row, "refundNo"),
              row.path("channelNo").asText(""),
              money(row.path("amount")),
              row.path("feeThousandths").asLong(0),
              needed(row, "at")));
    }
    return new BillAnswer.Bill(
        rows,
        new BillSums(
            sums.path("count").asInt(-1),
            money(sums.path("paid")),
            money(sums.path("refunded")),
            sums.hasNonNull("feeThousandths") ? sums.path("feeThousandths").longValue() : null));
  }

  private static ObjectNode money(Money money) {
    return StrictJson.object().put("minor", money.minor()).put("currency", money.currency());
  }

  private static Money money(JsonNode json) {
    JsonNode minor = json.path("minor");
    if (!minor.isIntegralNumber() || !minor.canConvertToLong()) {
      throw new IllegalArgumentException("amount");
    }
    return Money.of(minor.longValue(), json.path("currency").asText(""));
  }

  private static Instant needed(JsonNode json, String name) {
    @Nullable Instant at = instant(json, name);
    if (at == null) {
      throw new IllegalArgumentException(name);
    }
    return at;
  }

  static @Nullable Instant instant(JsonNode json, String name) {
    @Nullable String text = StrictJson.text(json, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
