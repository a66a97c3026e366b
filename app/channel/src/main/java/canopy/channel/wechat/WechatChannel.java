package canopy.channel.wechat;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.channel.settings.WechatSettings;
import canopy.channel.wechat.WechatClient.Said;
import canopy.channel.wire.Http;
import canopy.channel.wire.StrictJson;
import canopy.channel.wire.Yuan;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One merchant's account with WeChat Pay. Thread-safe. */
final class WechatChannel implements PayChannel {
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  /** A code of ours can be paid no longer, whatever the order says. */
  private static final Duration QR_LIFE = Duration.ofHours(2);

  private static final int MOST_DESCRIPTION = 127;
  private static final int MOST_REASON = 80;

  private final WechatSettings settings;
  private final WechatClient client;
  private final WechatBill bill;
  private final Map<String, String> paths;
  private final Clock clock;

  /**
   * @param paths by verb, complete
   */
  WechatChannel(
      WechatSettings settings, WechatClient client, Map<String, String> paths, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.bill = new WechatBill(client);
    this.paths = paths;
    this.clock = clock;
  }

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all = EnumSet.allOf(Capability.class);
    if (settings.notifyUrl().isEmpty()) {
      all.remove(Capability.SHOW_QR);
      all.remove(Capability.CLOSE);
    }
    return all;
  }

  @Override
  public String currency() {
    return Yuan.CURRENCY;
  }

  @Override
  public Optional<Duration> clockDrift() {
    return client.http().clockDrift();
  }

  /** Codepay (merchant/4012382150). HTTP 202 with USERPAYING: the customer types a password. */
  @Override
  public Answer pay(PayOrder order, PaymentCode code) {
    ObjectNode body = orderBody(order);
    body.putObject("payer").put("auth_code", code.inClear());
    ObjectNode scene = body.putObject("scene_info");
    scene.put("device_id", settings.store().deviceId());
    scene.putObject("store_info").put("out_id", settings.store().storeId());
    if (client.http().clockIsFarOff()) {
      return Http.nothingSent();
    }
    return client.post(path("codepay"), body).answer(said -> paid(said, order));
  }

  private Answer paid(Said said, PayOrder order) {
    return !said.isError() && said.body().has("trade_state")
        ? WechatAnswers.trade(said.body(), order, settings.merchantId())
        : said.meaning(WechatCodes.ofPay(said.code()));
  }

  /** Native (chapter4_4_1). The order stays until it is closed, even when its code is dead. */
  @Override
  public QrAnswer showQr(PayOrder order) {
    require(Capability.SHOW_QR);
    ObjectNode body = orderBody(order);
    body.put("notify_url", settings.notifyUrl());
    body.put("time_expire", RFC_3339.format(order.expiresAt().atOffset(BEIJING)));
    if (client.http().clockIsFarOff()) {
      return new QrAnswer(Http.nothingSent(), null, null);
    }
    return client
        .post(path("native"), body)
        .code(
            said -> {
              @Nullable String text = StrictJson.text(said.body(), "code_url");
              if (said.isError() || text == null) {
                return new QrAnswer(said.meaning(WechatCodes.ofPay(said.code())), null, null);
              }
              Instant dead = clock.instant().plus(QR_LIFE);
              return new QrAnswer(
                  said.meaning(Outcome.UNPAID),
                  text,
                  order.expiresAt().isBefore(dead) ? order.expiresAt() : dead);
            });
  }

  private ObjectNode orderBody(PayOrder order) {
    ObjectNode body = merchantBody();
    body.put("description", cut(order.subject(), MOST_DESCRIPTION));
    body.put("out_trade_no", order.outNo());
    body.putObject("amount").put("total", Yuan.fen(order.amount())).put("currency", Yuan.CURRENCY);
    return body;
  }

  private ObjectNode merchantBody() {
    return StrictJson.object().put("appid", settings.appId()).put("mchid", settings.merchantId());
  }

  /** Merchant/4013070356. */
  @Override
  public Answer query(PayOrder order) {
    return client
        .get(path("query", order.outNo()))
        .answer(
            said ->
                said.isError() || !said.body().has("trade_state")
                    ? said.meaning(WechatCodes.ofQuery(said.code()))
                    : WechatAnswers.trade(said.body(), order, settings.merchantId()));
  }

  /** For the customer's code only (code-payment-v3/direct/reverse). */
  @Override
  public Answer reverse(PayOrder order) {
    return client
        .post(path("reverse", order.outNo()), merchantBody())
        .answer(
            said -> {
              if (said.isError()) {
                return said.meaning(WechatCodes.ofEnd(said.code()));
              }
              // As version 2 has it: Y asks for another try.
              boolean again = said.body().path("recall").asText("").equals("Y");
              return said.meaning(again ? Outcome.UNKNOWN : Outcome.REVERSED);
            });
  }

  /** For a code of ours only. */
  @Override
  public Answer close(PayOrder order) {
    require(Capability.CLOSE);
    return client
        .post(path("close", order.outNo()), StrictJson.object().put("mchid", settings.merchantId()))
        .answer(
            said -> said.meaning(said.isError() ? WechatCodes.ofEnd(said.code()) : Outcome.CLOSED));
  }

  /** Merchant/4012556457. An accepted refund is not final. */
  @Override
  public Answer refund(RefundOrder refund) {
    ObjectNode body = StrictJson.object();
    body.put("out_trade_no", refund.paid().outNo());
    body.put("out_refund_no", refund.refundNo());
    body.put("reason", cut(refund.reason(), MOST_REASON));
    body.putObject("amount")
        .put("refund", Yuan.fen(refund.amount()))
        .put("total", Yuan.fen(refund.paid().amount()))
        .put("currency", Yuan.CURRENCY);
    return client
        .post(path("refund"), body)
        .answer(
            said ->
                said.isError()
                    ? said.meaning(WechatCodes.ofRefund(said.code()))
                    : WechatAnswers.refund(said.body(), refund));
  }

  @Override
  public Answer queryRefund(RefundOrder refund) {
    return client
        .get(path("refundquery", refund.refundNo()))
        .answer(
            said ->
                said.isError()
                    ? said.meaning(WechatCodes.ofQuery(said.code()))
                    : WechatAnswers.refund(said.body(), refund));
  }

  @Override
  public BillAnswer bill(LocalDate day, BillNews news) {
    return bill.of(path("bill").replace("{day}", day.toString()), news);
  }

  private void require(Capability capability) {
    if (!capabilities().contains(capability)) {
      throw cannot(capability);
    }
  }

  private String path(String verb) {
    return path(verb, "");
  }

  private String path(String verb, String number) {
    String template = paths.get(verb);
    if (template == null) {
      throw new IllegalStateException("no path for " + verb);
    }
    return template.replace("{no}", number).replace("{mchid}", settings.merchantId());
  }

  /** At most so many characters, none of them halved. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  @Override
  public void close() {
    client.close();
  }
}
