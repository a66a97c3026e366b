package canopy.channel.relay;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import canopy.channel.PayOrder;
import canopy.channel.PaymentCode;
import canopy.channel.QrAnswer;
import canopy.channel.RefundOrder;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.RelaySettings;
import canopy.channel.wire.Checked;
import canopy.channel.wire.Heard;
import canopy.channel.wire.Hosts;
import canopy.channel.wire.Http;
import canopy.channel.wire.KeyFolder;
import canopy.channel.wire.Reply;
import canopy.channel.wire.SetUpTrouble;
import canopy.channel.wire.Signatures;
import canopy.channel.wire.StrictJson;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel at head office. Thread-safe. */
public final class RelayChannel implements PayChannel {
  private static final Logger LOG = LoggerFactory.getLogger(RelayChannel.class);
  private static final String JSON = "application/json; charset=utf-8";
  private static final long MOST_BILL_BYTES = 64L << 20;
  private static final int REQUEST_BYTES = 16;
  private static final int LEAST_REFUSAL = 400;

  /** Head office waits some seconds for each; no channel takes so long for a bill. */
  static final int MOST_BILL_ASKS = 40;

  /** Longer than the channel's own: head office waits for that. */
  private static final Endpoint STANDARD = new Endpoint("", Map.of(), 3_000, 15_000);

  private final RelaySettings settings;
  private final Http http;
  private final String base;
  private final PublicKey headOffice;
  private final RequestSigner signer;
  private final RandomGenerator random;

  private RelayChannel(
      RelaySettings settings,
      Http http,
      String base,
      PublicKey headOffice,
      RequestSigner signer,
      RandomGenerator random) {
    this.settings = settings;
    this.http = http;
    this.base = base;
    this.headOffice = headOffice;
    this.signer = signer;
    this.random = random;
  }

  /**
   * The channel; nothing is sent yet.
   *
   * @param random numbers the requests, so that no answer fits another one
   */
  public static PayChannel open(
      RelaySettings settings,
      KeyFolder folder,
      Clock clock,
      RandomGenerator random,
      RequestSigner signer)
      throws SetUpTrouble {
    Endpoint endpoint = settings.endpoint() == null ? STANDARD : settings.endpoint().over(STANDARD);
    Hosts.checkFilled("endpoint", endpoint.host());
    Hosts.check(endpoint.host());
    if (!settings.account().matches("[a-z0-9-]{1,40}")) {
      throw new SetUpTrouble("channel.settingmissing", "account");
    }
    return new RelayChannel(
        settings,
        new Http(new Http.Timeouts(endpoint.connectMillis(), endpoint.readMillis()), clock),
        endpoint.host() + "/v1/payments/" + settings.account() + "/",
        folder.publicKey(settings.headOfficeKey()),
        signer,
        random);
  }

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public Set<Capability> capabilities() {
    return settings.capabilities();
  }

  @Override
  public String currency() {
    return settings.currency();
  }

  @Override
  public Optional<Duration> clockDrift() {
    return http.clockDrift();
  }

  @Override
  public Answer pay(PayOrder order, PaymentCode code) {
    require(Capability.SCAN_CUSTOMER);
    ObjectNode body = body(order).put("code", code.inClear());
    if (http.clockIsFarOff()) {
      return Http.nothingSent();
    }
    return answer(ask("pay", body), order.outNo(), "outNo", order.amount());
  }

  @Override
  public QrAnswer showQr(PayOrder order) {
    require(Capability.SHOW_QR);
    if (http.clockIsFarOff()) {
      return new QrAnswer(Http.nothingSent(), null, null);
    }
    Heard<JsonNode> heard = ask("qr", body(order));
    Answer answer = answer(heard, order.outNo(), "outNo", order.amount());
    if (!(heard instanceof Heard.Told<JsonNode>(JsonNode said))
        || answer.outcome() != Outcome.UNPAID) {
      return new QrAnswer(answer, null, null);
    }
    @Nullable String text = StrictJson.text(said, "text");
    return text == null
        ? new QrAnswer(Answer.of(Outcome.UNKNOWN, "NOT_UNDERSTOOD", "no code"), null, null)
        : new QrAnswer(answer, text, order.expiresAt());
  }

  @Override
  public Answer query(PayOrder order) {
    return ask(Capability.STATUS, "query", order);
  }

  @Override
  public Answer reverse(PayOrder order) {
    return ask(Capability.REVERSE, "reverse", order);
  }

  @Override
  public Answer close(PayOrder order) {
    return ask(Capability.CLOSE, "close", order);
  }

  @Override
  public Answer refund(RefundOrder refund) {
    return ask("refund", refund);
  }

  @Override
  public Answer queryRefund(RefundOrder refund) {
    return ask("refund-query", refund);
  }

  @Override
  public BillAnswer bill(LocalDate day, BillNews news) {
    require(Capability.BILL);
    news.at(BillNews.Stage.ASKING);
    for (int i = 0; i < MOST_BILL_ASKS && !Thread.currentThread().isInterrupted(); i++) {
      BillAnswer answer = askForBill(day);
      if (!(answer instanceof BillAnswer.None none)) {
        return answer;
      }
      if (!none.code().equals(RelayJson.BILL_UNDER_WAY)) {
        return i > 0 && none.code().equals(Reply.Fault.NOT_CONNECTED.name()) ? gone() : none;
      }
    }
    return new BillAnswer.None("TOO_SLOW", "head office waits for the channel");
  }

  /** It was there, and is not now: what it was fetching is lost with it, and may be begun again. */
  private static BillAnswer gone() {
    return new BillAnswer.None(
        Reply.Fault.CUT_OFF.name(), "head office ended while it fetched the bill");
  }

  private BillAnswer askForBill(LocalDate day) {
    return ask("bill", StrictJson.object().put("day", day.toString())).bill(RelayChannel::bill);
  }

  private static BillAnswer bill(JsonNode said) {
    if (!said.has("rows")) {
      return new BillAnswer.None(said.path("code").asText(""), said.path("message").asText(""));
    }
    try {
      return RelayJson.bill(said);
    } catch (IllegalArgumentException e) {
      return new BillAnswer.None("NOT_UNDERSTOOD", String.valueOf(e.getMessage()));
    }
  }

  private Answer ask(Capability needed, String verb, PayOrder order) {
    require(needed);
    return answer(ask(verb, body(order)), order.outNo(), "outNo", order.amount());
  }

  private Answer ask(String verb, RefundOrder refund) {
    require(Capability.REFUND);
    ObjectNode body = StrictJson.object();
    body.set("refund", RelayJson.refund(refund));
    return answer(ask(verb, body), refund.refundNo(), "refundNo", refund.amount());
  }

  private static ObjectNode body(PayOrder order) {
    ObjectNode body = StrictJson.object();
    body.set("order", RelayJson.order(order));
    return body;
  }

  /** What head office signed, or nothing that counts. */
  private Heard<JsonNode> ask(String verb, ObjectNode body) {
    byte[] number = new byte[REQUEST_BYTES];
    random.nextBytes(number);
    String request = HexFormat.of().formatHex(number);
    String text = StrictJson.write(body.put("request", request));
    String url = base + verb;
    Http.Call call =
        Http.Call.post(url, signer.headers("POST", Http.target(url), text), JSON, text);
    return switch (http.send(verb.equals("bill") ? call.withRoomFor(MOST_BILL_BYTES) : call)) {
      case Reply.Lost lost -> new Heard.Nothing<>(lost.answer());
      case Reply.Got got -> {
        if (!isSigned(got, request)) {
          LOG.warn("an answer for {} with status {} is not head office's", id(), got.status());
          // A refusal comes unsigned. It proves nothing, but whoever reads it can help.
          String code =
              got.status() >= LEAST_REFUSAL ? "HEAD_OFFICE_" + got.status() : "BAD_SIGNATURE";
          yield Heard.nothing(code, got);
        }
        yield StrictJson.object(got.text())
            .<Heard<JsonNode>>map(Heard.Told::new)
            .orElseGet(() -> Heard.nothing("NOT_UNDERSTOOD", got));
      }
    };
  }

  private boolean isSigned(Reply.Got got, String request) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(Signatures.bytes(request + "\n" + got.status() + "\n"));
    message.writeBytes(got.body());
    return Signatures.verify(headOffice, message.toByteArray(), got.header("Canopy-Signature"));
  }

  private static Answer answer(
      Heard<JsonNode> heard, String number, String nameOfNumber, Money amount) {
    return heard.answer(
        said -> {
          if (!said.path(nameOfNumber).asText("").equals(number)) {
            return Checked.otherOrder();
          }
          try {
            return Checked.against(RelayJson.answer(said), true, amount);
          } catch (IllegalArgumentException e) {
            return Answer.of(Outcome.UNKNOWN, "NOT_UNDERSTOOD", "");
          }
        });
  }

  private void require(Capability capability) {
    if (!settings.capabilities().contains(capability)) {
      throw cannot(capability);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
