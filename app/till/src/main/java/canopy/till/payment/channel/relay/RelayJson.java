package canopy.till.payment.channel.relay;

import canopy.core.bill.BillItem;
import canopy.core.bill.BillSums;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import canopy.till.payment.channel.BillAnswer;
import canopy.till.payment.channel.PayOrder;
import canopy.till.payment.channel.RefundOrder;
import canopy.till.payment.channel.wire.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The relay's JSON. Reading throws IllegalArgumentException for what is not understood. */
final class RelayJson {
  private static final int MOST_ROWS = 200_000;

  private RelayJson() {}

  static ObjectNode order(PayOrder order) {
    ObjectNode json = StrictJson.object();
    json.put("outNo", order.outNo());
    json.put("way", order.way().name());
    json.set("amount", money(order.amount()));
    json.put("subject", order.subject());
    json.put("requestedAt", order.requestedAt().toString());
    json.put("expiresAt", order.expiresAt().toString());
    return json;
  }

  static ObjectNode refund(RefundOrder refund) {
    ObjectNode json = StrictJson.object();
    json.put("refundNo", refund.refundNo());
    json.set("paid", order(refund.paid()));
    json.put("channelNo", refund.channelNo());
    json.set("amount", money(refund.amount()));
    json.put("reason", refund.reason());
    json.put("requestedAt", refund.requestedAt().toString());
    return json;
  }

  private static ObjectNode money(Money money) {
    return StrictJson.object().put("minor", money.minor()).put("currency", money.currency());
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

  static BillAnswer bill(JsonNode json) {
    JsonNode sums = json.path("summary");
    if (json.path("rows").size() > MOST_ROWS || !json.path("rows").isArray()) {
      throw new IllegalArgumentException("rows");
    }
    List<BillItem> rows = new ArrayList<>();
    for (JsonNode row : json.path("rows")) {
      @Nullable Instant at = instant(row, "at");
      if (at == null) {
        throw new IllegalArgumentException("at");
      }
      rows.add(
          new BillItem(
              BillItem.Kind.valueOf(row.path("kind").asText("")),
              row.path("outNo").asText(""),
              StrictJson.text(row, "refundNo"),
              row.path("channelNo").asText(""),
              money(row.path("amount")),
              row.path("feeThousandths").asLong(0),
              at));
    }
    return new BillAnswer.Bill(
        rows,
        new BillSums(
            sums.path("count").asInt(-1),
            money(sums.path("paid")),
            money(sums.path("refunded")),
            sums.hasNonNull("feeThousandths") ? sums.path("feeThousandths").longValue() : null));
  }

  private static Money money(JsonNode json) {
    JsonNode minor = json.path("minor");
    if (!minor.isIntegralNumber() || !minor.canConvertToLong()) {
      throw new IllegalArgumentException("amount");
    }
    return Money.of(minor.longValue(), json.path("currency").asText(""));
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
