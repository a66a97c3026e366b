package canopy.channel.alipay;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.channel.settings.AlipaySettings;
import canopy.channel.wire.Checked;
import canopy.channel.wire.Http;
import canopy.channel.wire.StrictJson;
import canopy.channel.wire.Yuan;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One merchant's account with Alipay. Thread-safe. */
final class AlipayChannel implements PayChannel {
  private static final int MOST_SUBJECT = 256;

  private final AlipaySettings settings;
  private final AlipayClient client;
  private final AlipayBill bill;
  private final Clock clock;

  AlipayChannel(AlipaySettings settings, AlipayClient client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.bill = new AlipayBill(client);
    this.clock = clock;
  }

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public String currency() {
    return Yuan.CURRENCY;
  }

  @Override
  public Optional<Duration> clockDrift() {
    return client.http().clockDrift();
  }

  /** {@code alipay.trade.pay}. Code 10000 is paid; 10003 is a customer who is asked. */
  @Override
  public Answer pay(PayOrder order, PaymentCode code) {
    ObjectNode content = orderContent(order);
    content.put("scene", "bar_code");
    content.put("auth_code", code.inClear());
    content.put("product_code", "FACE_TO_FACE_PAYMENT");
    if (client.http().clockIsFarOff()) {
      return Http.nothingSent();
    }
    return client
        .ask("alipay.trade.pay", content)
        .answer(
            said ->
                said.code().equals(AlipayCodes.SUCCESS)
                    ? AlipayAnswers.paid(said, order)
                    : said.meaning(AlipayCodes.ofPay(said)));
  }

  /** {@code alipay.trade.precreate}. The trade comes into being when the customer scans. */
  @Override
  public QrAnswer showQr(PayOrder order) {
    ObjectNode content = orderContent(order);
    content.put("qr_code_timeout_express", minutesLeft(order));
    if (client.http().clockIsFarOff()) {
      return new QrAnswer(Http.nothingSent(), null, null);
    }
    return client
        .ask("alipay.trade.precreate", content)
        .code(
            said -> {
              @Nullable String text = StrictJson.text(said.body(), "qr_code");
              if (!said.code().equals(AlipayCodes.SUCCESS) || text == null) {
                return new QrAnswer(said.meaning(AlipayCodes.ofPay(said)), null, null);
              }
              boolean ours = said.body().path("out_trade_no").asText("").equals(order.outNo());
              return ours
                  ? new QrAnswer(said.meaning(Outcome.UNPAID), text, order.expiresAt())
                  : new QrAnswer(Checked.otherOrder(), null, null);
            });
  }

  private ObjectNode orderContent(PayOrder order) {
    ObjectNode content = StrictJson.object().put("out_trade_no", order.outNo());
    content.put("total_amount", Yuan.text(order.amount()));
    String subject = order.subject();
    content.put(
        "subject", subject.length() > MOST_SUBJECT ? subject.substring(0, MOST_SUBJECT) : subject);
    content.put("store_id", settings.store().storeId());
    content.put("terminal_id", settings.store().deviceId());
    content.put("timeout_express", minutesLeft(order));
    return content;
  }

  /** Whole minutes, rounded up: Alipay knows no seconds, and not less than one minute. */
  private String minutesLeft(PayOrder order) {
    Duration left = Duration.between(clock.instant(), order.expiresAt());
    return Math.max(1, left.plusSeconds(59).toMinutes()) + "m";
  }

  @Override
  public Answer query(PayOrder order) {
    return client
        .ask("alipay.trade.query", number(order))
        .answer(
            said ->
                said.code().equals(AlipayCodes.SUCCESS)
                    ? AlipayAnswers.trade(said, order)
                    : said.meaning(AlipayCodes.ofQuery(said, order.way())));
  }

  /** {@code alipay.trade.cancel}: gives the money back, or closes the trade. */
  @Override
  public Answer reverse(PayOrder order) {
    return cancel(order, Outcome.REVERSED);
  }

  /** The same call; a code that nobody has scanned is {@link Outcome#NOT_FOUND}. */
  @Override
  public Answer close(PayOrder order) {
    return cancel(order, Outcome.CLOSED);
  }

  private Answer cancel(PayOrder order, Outcome ofClosing) {
    return client
        .ask("alipay.trade.cancel", number(order))
        .answer(
            said ->
                said.code().equals(AlipayCodes.SUCCESS)
                    ? AlipayAnswers.cancelled(said, order, ofClosing)
                    : said.meaning(AlipayCodes.ofEnd(said)));
  }

  @Override
  public Answer refund(RefundOrder refund) {
    ObjectNode content = number(refund.paid());
    content.put("refund_amount", Yuan.text(refund.amount()));
    content.put("out_request_no", refund.refundNo());
    content.put("refund_reason", refund.reason());
    return client
        .ask("alipay.trade.refund", content)
        .answer(
            said ->
                said.code().equals(AlipayCodes.SUCCESS)
                    ? AlipayAnswers.refunded(said, refund)
                    : said.meaning(AlipayCodes.ofRefund(said)));
  }

  @Override
  public Answer queryRefund(RefundOrder refund) {
    ObjectNode content = number(refund.paid()).put("out_request_no", refund.refundNo());
    return client
        .ask("alipay.trade.fastpay.refund.query", content)
        .answer(
            said ->
                said.code().equals(AlipayCodes.SUCCESS)
                    ? AlipayAnswers.refund(said, refund)
                    : said.meaning(AlipayCodes.ofRefundQuery(said)));
  }

  @Override
  public BillAnswer bill(LocalDate day, BillNews news) {
    return bill.of(day, news);
  }

  private static ObjectNode number(PayOrder order) {
    return StrictJson.object().put("out_trade_no", order.outNo());
  }

  @Override
  public void close() {
    client.close();
  }
}
