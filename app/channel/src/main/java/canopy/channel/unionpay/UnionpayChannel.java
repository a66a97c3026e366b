package canopy.channel.unionpay;

import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.channel.settings.UnionpaySettings;
import canopy.channel.unionpay.UnionpayClient.Said;
import canopy.channel.wire.Checked;
import canopy.channel.wire.Http;
import canopy.channel.wire.Yuan;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.core.quantity.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One merchant's account with UnionPay. An order is known by its number and the time of its
 * request, so every verb sends both. Thread-safe.
 */
final class UnionpayChannel implements PayChannel {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  /** What merchants without an address of their own send; to be confirmed with the acquirer. */
  private static final String NO_NOTICE = "http://www.specialUrl.com";

  private final UnionpaySettings settings;
  private final UnionpayClient client;

  UnionpayChannel(UnionpaySettings settings, UnionpayClient client) {
    this.settings = settings;
    this.client = client;
  }

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(
        Capability.SCAN_CUSTOMER,
        Capability.SHOW_QR,
        Capability.STATUS,
        Capability.REVERSE,
        Capability.CLOSE,
        Capability.REFUND,
        Capability.PARTIAL_REFUND);
  }

  @Override
  public String currency() {
    return Yuan.CURRENCY;
  }

  @Override
  public Optional<Duration> clockDrift() {
    return client.http().clockDrift();
  }

  @Override
  public Answer pay(PayOrder order, PaymentCode code) {
    SortedMap<String, String> fields = purchase(order, "06");
    fields.put("qrNo", code.inClear());
    if (client.http().clockIsFarOff()) {
      return Http.nothingSent();
    }
    return client
        .ask("transaction", fields)
        .answer(said -> checked(said, order, UnionpayCodes.ofPay(said.code())));
  }

  @Override
  public QrAnswer showQr(PayOrder order) {
    SortedMap<String, String> fields = purchase(order, "07");
    if (client.http().clockIsFarOff()) {
      return new QrAnswer(Http.nothingSent(), null, null);
    }
    return client
        .ask("transaction", fields)
        .code(
            said -> {
              @Nullable String text = said.fields().get("qrCode");
              boolean made = said.code().equals(UnionpayCodes.ACCEPTED) && text != null;
              Answer answer =
                  checked(said, order, made ? Outcome.UNPAID : UnionpayCodes.ofPay(said.code()));
              return answer.outcome() == Outcome.UNPAID
                  ? new QrAnswer(answer, text, order.expiresAt())
                  : new QrAnswer(answer, null, null);
            });
  }

  private SortedMap<String, String> purchase(PayOrder order, String subType) {
    SortedMap<String, String> fields = fields("01", subType, order.outNo(), order.requestedAt());
    fields.put("txnAmt", Long.toString(Yuan.fen(order.amount())));
    fields.put("currencyCode", "156");
    fields.put("backUrl", backUrl());
    fields.put("payTimeout", time(order.expiresAt()));
    return fields;
  }

  @Override
  public Answer query(PayOrder order) {
    return client
        .ask("query", fields("00", "00", order.outNo(), order.requestedAt()))
        .answer(
            said -> {
              if (!said.code().equals(UnionpayCodes.ACCEPTED)) {
                return said.meaning(UnionpayCodes.ofFailedQuery(said.code(), order.way()));
              }
              return checked(said, order, UnionpayCodes.ofOrder(said.originalCode()));
            });
  }

  @Override
  public Answer reverse(PayOrder order) {
    SortedMap<String, String> fields = fields("99", "01", order.outNo(), order.requestedAt());
    fields.put("txnAmt", Long.toString(Yuan.fen(order.amount())));
    fields.put("currencyCode", "156");
    return client
        .ask("transaction", fields)
        .answer(said -> checked(said, order, UnionpayCodes.ofReversal(said.code())));
  }

  /** The same reversal: a code of ours that was paid is given back. */
  @Override
  public Answer close(PayOrder order) {
    return reverse(order);
  }

  /** By the payment's number at UnionPay, or by its order if that is not known. */
  @Override
  public Answer refund(RefundOrder refund) {
    SortedMap<String, String> fields = fields("04", "00", refund.refundNo(), refund.requestedAt());
    fields.put("txnAmt", Long.toString(Yuan.fen(refund.amount())));
    fields.put("currencyCode", "156");
    fields.put("backUrl", backUrl());
    if (refund.channelNo() != null) {
      fields.put("origQryId", refund.channelNo());
    } else {
      fields.put("origOrderId", refund.paid().outNo());
      fields.put("origTxnTime", time(refund.paid().requestedAt()));
    }
    return client
        .ask("transaction", fields)
        .answer(said -> checkedRefund(said, refund, UnionpayCodes.ofRefund(said.code())));
  }

  @Override
  public Answer queryRefund(RefundOrder refund) {
    return client
        .ask("query", fields("00", "00", refund.refundNo(), refund.requestedAt()))
        .answer(
            said -> {
              if (!said.code().equals(UnionpayCodes.ACCEPTED)) {
                return said.meaning(UnionpayCodes.ofFailedQuery(said.code(), Way.SCAN_CUSTOMER));
              }
              return checkedRefund(said, refund, UnionpayCodes.ofFoundRefund(said.originalCode()));
            });
  }

  private SortedMap<String, String> fields(
      String type, String subType, String number, Instant requestedAt) {
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry("version", "5.1.0"),
            Map.entry("encoding", "UTF-8"),
            Map.entry("signMethod", "01"),
            Map.entry("txnType", type),
            Map.entry("txnSubType", subType),
            Map.entry("bizType", "000000"),
            Map.entry("channelType", "08"),
            Map.entry("accessType", "0"),
            Map.entry("merId", settings.merchantId()),
            Map.entry("orderId", number),
            Map.entry("txnTime", time(requestedAt))));
  }

  private String backUrl() {
    return settings.notifyUrl().isEmpty() ? NO_NOTICE : settings.notifyUrl();
  }

  private static String time(Instant instant) {
    return TIME.format(instant.atOffset(BEIJING));
  }

  private Answer checked(Said said, PayOrder order, Outcome outcome) {
    return checked(said, order.outNo(), order.amount(), outcome);
  }

  private Answer checkedRefund(Said said, RefundOrder refund, Outcome outcome) {
    return checked(said, refund.refundNo(), refund.amount(), outcome);
  }

  private Answer checked(Said said, String number, Money asked, Outcome outcome) {
    Answer answer =
        new Answer(
            outcome,
            true,
            said.fields().get("queryId"),
            amount(said.fields().get("txnAmt")),
            said.originalCode().isEmpty() ? said.code() : said.originalCode(),
            said.message(),
            "UNIONPAY",
            null);
    boolean ours =
        number.equals(said.fields().get("orderId"))
            && settings.merchantId().equals(said.fields().get("merId"));
    return Checked.against(answer, ours, asked);
  }

  private static @Nullable Money amount(@Nullable String fen) {
    return fen != null && fen.matches("[0-9]{1,12}")
        ? Money.of(Long.parseLong(fen), Yuan.CURRENCY)
        : null;
  }

  @Override
  public void close() {
    client.close();
  }
}
