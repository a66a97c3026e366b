package canopy.channel.alipay;

import canopy.channel.wire.Heard;
import canopy.channel.wire.Http;
import canopy.channel.wire.Reply;
import canopy.channel.wire.Signatures;
import canopy.channel.wire.StrictJson;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signed requests to Alipay's gateway and verified answers. Thread-safe. */
final class AlipayClient implements AutoCloseable {
  static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  /** Alipay's times, in Beijing whatever the till's zone is. */
  static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private static final Logger LOG = LoggerFactory.getLogger(AlipayClient.class);
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  private final Http http;
  private final String gateway;
  private final String appId;
  private final PrivateKey key;
  private final AlipayTrust trust;
  private final Clock clock;

  /**
   * @param gateway the URL that takes all methods
   * @param key the application's
   * @param trust by what answers are believed
   */
  AlipayClient(
      Http http, String gateway, String appId, PrivateKey key, AlipayTrust trust, Clock clock) {
    this.http = http;
    this.gateway = gateway;
    this.appId = appId;
    this.key = key;
    this.trust = trust;
    this.clock = clock;
  }

  /** Alipay said it. */
  record Said(JsonNode body) {
    /** 10000, 10003, 20000, 40001, 40002, 40004, 40006. */
    String code() {
      return body.path("code").asText("");
    }

    String subCode() {
      return body.path("sub_code").asText("");
    }

    /** A verified answer that means this. */
    Answer meaning(Outcome outcome) {
      String words = body.path("sub_msg").asText(body.path("msg").asText(""));
      return Answer.of(outcome, subCode().isEmpty() ? code() : subCode(), words);
    }
  }

  Http http() {
    return http;
  }

  /** Calls a method such as {@code alipay.trade.pay}. */
  Heard<Said> ask(String method, JsonNode content) {
    SortedMap<String, String> parameters = new TreeMap<>();
    parameters.put("app_id", appId);
    parameters.put("biz_content", StrictJson.write(content));
    parameters.put("charset", "utf-8");
    parameters.put("format", "JSON");
    parameters.put("method", method);
    parameters.put("sign_type", "RSA2");
    parameters.put("timestamp", TIME.format(clock.instant().atOffset(BEIJING)));
    parameters.put("version", "1.0");
    parameters.putAll(trust.parameters());
    parameters.put("sign", Signatures.sign(key, Signatures.bytes(signContent(parameters))));
    // What is private goes into the body: addresses are logged by many on the way.
    String body = "biz_content=" + encoded(parameters.getOrDefault("biz_content", ""));
    parameters.remove("biz_content");
    String query =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return heard(method, http.send(Http.Call.post(gateway + "?" + query, Map.of(), FORM, body)));
  }

  /** What is signed: everything that is not empty but the signature, sorted, not encoded. */
  static String signContent(SortedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(each -> !each.getKey().equals("sign") && !each.getValue().isEmpty())
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining("&"));
  }

  private Heard<Said> heard(String method, Reply reply) {
    return switch (reply) {
      case Reply.Lost lost -> new Heard.Nothing<>(lost.answer());
      case Reply.Got got -> {
        Optional<AlipayEnvelope> envelope =
            AlipayEnvelope.read(got.text(), method.replace('.', '_') + "_response");
        if (envelope.isEmpty()) {
          yield doubt(method, "NOT_UNDERSTOOD", got);
        }
        if (envelope.get().sign() == null) {
          yield doubt(method, "NOT_SIGNED", got);
        }
        @Nullable PublicKey alipay = trust.keyOf(envelope.get());
        if (alipay == null) {
          yield doubt(method, "UNKNOWN_CERTIFICATE", got);
        }
        String signed = envelope.get().signed();
        if (!Signatures.verify(alipay, Signatures.bytes(signed), envelope.get().sign())) {
          yield doubt(method, "BAD_SIGNATURE", got);
        }
        yield StrictJson.object(signed)
            .<Heard<Said>>map(body -> new Heard.Told<>(new Said(body)))
            .orElseGet(() -> doubt(method, "NOT_UNDERSTOOD", got));
      }
    };
  }

  private static Heard<Said> doubt(String method, String code, Reply.Got got) {
    LOG.warn("an answer of Alipay to {} with status {}: {}", method, got.status(), code);
    return Heard.nothing(code, got);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
