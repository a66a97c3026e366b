package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.http.WireAnswer;
import canopy.hardware.wallet.sim.http.WireRequest;
import canopy.hardware.wallet.sim.keys.RsaKey;
import canopy.hardware.wallet.sim.script.Fault;
import canopy.hardware.wallet.sim.script.Plan;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the signatures of requests and signs answers and notices. */
final class WechatSignature {
  private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
  private static final long MOST_SKEW_SECONDS = 300;
  private static final Pattern FIELD = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final WechatKeys keys;
  private final SimTime time;
  private final SecureRandom random;

  WechatSignature(WechatKeys keys, SimTime time, SecureRandom random) {
    this.keys = keys;
    this.time = time;
    this.random = random;
  }

  /** What is wrong with the request's signature; null when it is the merchant's. */
  @Nullable String trouble(WireRequest request) {
    String header = request.header("Authorization");
    if (header == null || !header.startsWith(SCHEME + " ")) {
      return "Http头Authorization值格式错误";
    }
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(header);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    String nonce = fields.getOrDefault("nonce_str", "");
    String timestamp = fields.getOrDefault("timestamp", "");
    if (!WechatKeys.MCHID.equals(fields.get("mchid"))) {
      return "商户号不存在";
    }
    if (!keys.merchantSerial().equals(fields.get("serial_no"))) {
      return "商户证书序列号有误";
    }
    if (nonce.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
      return "Http头Authorization缺少字段";
    }
    long skew = Math.abs(time.millis() / 1000 - Long.parseLong(timestamp));
    if (skew > MOST_SKEW_SECONDS) {
      return "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟";
    }
    String message =
        String.join("\n", request.method(), request.target(), timestamp, nonce, request.text(), "");
    boolean right =
        RsaKey.verifies(
            keys.merchantKey(),
            message.getBytes(StandardCharsets.UTF_8),
            fields.getOrDefault("signature", ""));
    return right ? null : "签名错误，请检查后再试";
  }

  /** Signs an answer with the key that the request asked for, or as badly as the plan has it. */
  WireAnswer sign(WechatAnswer answer, @Nullable String wantedSerial, Plan plan) {
    WireAnswer wire =
        answer.status() == 204
            ? WireAnswer.empty()
            : WireAnswer.of(
                answer.status(),
                "application/json; charset=utf-8",
                answer.body().getBytes(StandardCharsets.UTF_8));
    wire =
        wire.with("Server", "nginx")
            .with("Date", HTTP_DATE.format(time.instant()))
            .with("Cache-Control", "no-cache, must-revalidate")
            .with("Request-ID", "08" + nonce(22))
            .with("Content-Language", "zh-CN");
    if (plan.is(Fault.UNSIGNED) || plan.is(Fault.FORGED_NOT_FOUND)) {
      return wire;
    }
    long seconds = time.millis() / 1000 - (plan.is(Fault.OLD_TIMESTAMP) ? 600 : 0);
    String serial =
        keys.publicKeyId().equals(wantedSerial) ? keys.publicKeyId() : keys.platformSerial();
    Map<String, String> headers = headers(answer.body(), serial, seconds);
    if (plan.is(Fault.WRONG_SIGNATURE)) {
      Map<String, String> other = headers(answer.body() + " ", serial, seconds);
      headers.put("Wechatpay-Signature", other.getOrDefault("Wechatpay-Signature", ""));
    }
    if (plan.is(Fault.UNKNOWN_SERIAL)) {
      headers.put("Wechatpay-Serial", "7" + nonce(39).replaceAll("[G-Z]", "A"));
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      wire = wire.with(header.getKey(), header.getValue());
    }
    return wire;
  }

  /** The headers that sign a body at this time. */
  Map<String, String> headers(String body, String serial, long seconds) {
    String nonce = nonce(32);
    String signature = keys.signer(serial).sign(seconds + "\n" + nonce + "\n" + body + "\n");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Wechatpay-Nonce", nonce);
    headers.put("Wechatpay-Signature", signature);
    headers.put("Wechatpay-Timestamp", Long.toString(seconds));
    headers.put("Wechatpay-Serial", serial);
    headers.put("Wechatpay-Signature-Type", SCHEME);
    return headers;
  }

  String nonce(int characters) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < characters; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
