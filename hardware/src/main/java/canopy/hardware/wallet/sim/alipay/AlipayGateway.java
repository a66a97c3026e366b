package canopy.hardware.wallet.sim.alipay;

import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.SimTime;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Forms;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.http.WireAnswer;
import canopy.hardware.wallet.sim.http.WireRequest;
import canopy.hardware.wallet.sim.keys.KeyFolder;
import canopy.hardware.wallet.sim.keys.RsaKey;
import canopy.hardware.wallet.sim.notice.NoticeWriter;
import canopy.hardware.wallet.sim.script.Fault;
import canopy.hardware.wallet.sim.script.FaultScript;
import canopy.hardware.wallet.sim.script.Plan;
import canopy.hardware.wallet.sim.script.Scenario;
import canopy.hardware.wallet.sim.script.Verb;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Alipay at {@code /gateway.do}, and its bills at {@code /alipay/bill}. Any thread. */
public final class AlipayGateway {
  static final String PATH = "/gateway.do";
  private static final long MOST_SKEW_MILLIS = 900_000;

  private final CashDesk desk;
  private final FaultScript script;
  private final AlipayKeys keys;
  private final SecureRandom random;
  private final AlipayTrades trades;
  private final AlipayBills bills;

  /**
   * Opens the gateway.
   *
   * @param folder where its keys are, or are made
   * @param billsAtOnce whether a bill can be had on the same day
   */
  public AlipayGateway(
      CashDesk desk,
      FaultScript script,
      KeyFolder folder,
      SecureRandom random,
      BooleanSupplier billsAtOnce)
      throws IOException {
    this.desk = desk;
    this.script = script;
    this.random = random;
    keys = new AlipayKeys(folder, Instant.ofEpochMilli(desk.time().millis()));
    trades = new AlipayTrades(desk);
    bills = new AlipayBills(desk, random, billsAtOnce);
  }

  /** Whether a request of this target is for Alipay. */
  public static boolean serves(String target) {
    return target.startsWith(PATH) || target.startsWith(AlipayBills.FILE_PATH);
  }

  /** What a merchant must know. */
  public ObjectNode describe(String url) {
    return keys.describe(url);
  }

  /** How it words its notices. */
  public NoticeWriter notices() {
    return new AlipayNotices(keys, desk.time());
  }

  /**
   * Answers a merchant.
   *
   * @param url of this simulator, for links
   */
  public WireAnswer serve(WireRequest request, String url) {
    if (request.path().equals(AlipayBills.FILE_PATH)) {
      Plan plan = script.next(Wallet.ALIPAY, Verb.BILL_FILE, null);
      return plan.send(
          plan.isCarriedOut()
              ? bills.download(request.query().getOrDefault("token", ""))
              : WireAnswer.text(500, "text/html", "<html></html>"));
    }
    // The official Java client sends the common fields in the query and the rest as a form.
    Charset charset = charset(request.query().get("charset"));
    Map<String, String> fields = new TreeMap<>(request.query(charset));
    fields.putAll(Forms.read(new String(request.body(), StandardCharsets.ISO_8859_1), charset));
    JsonNode biz;
    try {
      biz = Json.read(fields.getOrDefault("biz_content", "").getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      biz = Json.object();
    }
    String method = fields.getOrDefault("method", "");
    Verb verb = verb(method);
    String orderNo = biz.path("out_trade_no").asText();
    Scenario scenario = Scenario.NORMAL;
    Long amountMinor = AlipayTrades.minor(biz.path("total_amount").asText());
    if (amountMinor != null && (verb == Verb.PAY || verb == Verb.SHOW_QR)) {
      scenario = script.begin(Wallet.ALIPAY, verb, orderNo, amountMinor);
    }
    Plan plan = script.next(Wallet.ALIPAY, verb, orderNo.isEmpty() ? null : orderNo);
    if (plan.is(Fault.GARBAGE)) {
      return plan.send(
          WireAnswer.text(200, "text/html", "<html><body>Please log in</body></html>"));
    }
    if (plan.is(Fault.LATE_PAYMENT)) {
      desk.payLate(Wallet.ALIPAY, orderNo);
    }
    AlipayAnswer answer =
        plan.isCarriedOut() ? carryOut(verb, fields, biz, scenario, url) : instead(plan);
    return plan.send(signed(fields, twisted(answer, plan), plan, charset));
  }

  private AlipayAnswer carryOut(
      Verb verb, Map<String, String> fields, JsonNode biz, Scenario scenario, String url) {
    AlipayAnswer wrong = wrong(fields);
    if (wrong != null) {
      return wrong;
    }
    String notifyUrl = fields.get("notify_url");
    try {
      return switch (verb) {
        case PAY -> trades.pay(biz, notifyUrl, scenario);
        case SHOW_QR -> trades.precreate(biz, notifyUrl, scenario, qrText());
        case QUERY -> trades.query(biz);
        case REVERSE -> trades.cancel(biz);
        case CLOSE -> trades.close(biz);
        case REFUND -> trades.refund(biz);
        case QUERY_REFUND -> trades.queryRefund(biz);
        case BILL -> bills.link(biz, url);
        case BILL_FILE, CERTIFICATES, ANY ->
            AlipayAnswer.wrongRequest("isv.invalid-method", "不存在的方法名");
      };
    } catch (DeskRefusal refusal) {
      return AlipayAnswer.refused(refusal.reason());
    }
  }

  private @Nullable AlipayAnswer wrong(Map<String, String> fields) {
    if (!AlipayKeys.APP_ID.equals(fields.get("app_id"))) {
      return AlipayAnswer.wrongRequest("isv.invalid-app-id", "无效的AppID参数");
    }
    if (AlipayKeys.isCertified(fields) && !keys.fits(fields)) {
      return AlipayAnswer.wrongRequest("isv.invalid-app-cert-sn", "应用公钥证书序列号或根证书序列号不正确");
    }
    if (!"RSA2".equals(fields.get("sign_type"))) {
      return AlipayAnswer.wrongRequest("isv.invalid-signature-type", "无效的签名类型");
    }
    Map<String, String> content = new TreeMap<>(fields);
    String sign = content.remove("sign");
    content.values().removeIf(String::isEmpty);
    // Signed are the characters in the request's own character set.
    byte[] bytes = Forms.sorted(content).getBytes(charset(fields.get("charset")));
    if (sign == null || !RsaKey.verifies(keys.app(), bytes, sign)) {
      return AlipayAnswer.wrongRequest("isv.invalid-signature", "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配");
    }
    try {
      long millis =
          LocalDateTime.parse(fields.getOrDefault("timestamp", ""), AlipayTrades.TIME)
              .atZone(SimTime.BEIJING)
              .toInstant()
              .toEpochMilli();
      boolean near = Math.abs(desk.time().millis() - millis) <= MOST_SKEW_MILLIS;
      return near ? null : AlipayAnswer.wrongRequest("isv.invalid-timestamp", "非法的时间戳参数");
    } catch (DateTimeException e) {
      return AlipayAnswer.wrongRequest("isv.invalid-timestamp", "非法的时间戳参数");
    }
  }

  private WireAnswer signed(
      Map<String, String> fields, AlipayAnswer answer, Plan plan, Charset charset) {
    String method = fields.getOrDefault("method", "");
    String value = Json.text(answer.body()).replace("/", "\\/");
    String name =
        answer.protocolError() ? "error_response" : method.replace('.', '_') + "_response";
    StringBuilder text = new StringBuilder("{\"").append(name).append("\":").append(value);
    if (!plan.is(Fault.UNSIGNED) && !plan.is(Fault.FORGED_NOT_FOUND)) {
      boolean foreign = plan.is(Fault.WRONG_SIGNATURE) || plan.is(Fault.UNKNOWN_SERIAL);
      String signed = foreign ? value + " " : value;
      if (AlipayKeys.isCertified(fields)) {
        String serial = plan.is(Fault.UNKNOWN_SERIAL) ? "0".repeat(32) : keys.alipaySerial();
        text.append(",\"alipay_cert_sn\":\"").append(serial).append('"');
      }
      text.append(",\"sign\":\"").append(keys.alipay().sign(signed.getBytes(charset)));
      text.append('"');
    }
    byte[] bytes = text.append('}').toString().getBytes(charset);
    return WireAnswer.of(200, "text/html;charset=" + charset.name().toLowerCase(Locale.ROOT), bytes)
        .with("Server", "spanner");
  }

  private static AlipayAnswer instead(Plan plan) {
    if (plan.is(Fault.FORGED_NOT_FOUND)) {
      return AlipayAnswer.notFound();
    }
    if (plan.is(Fault.BANK_ERROR)) {
      return AlipayAnswer.failed("ACQ.SYSTEM_ERROR", "接口返回错误");
    }
    if (plan.is(Fault.FREQUENCY_LIMITED)) {
      return AlipayAnswer.error("40005", "Call Limited", "isv.app-call-limited", "应用调用次数超限");
    }
    return plan.is(Fault.NOT_ENOUGH) ? AlipayAnswer.notEnough() : AlipayAnswer.unavailable();
  }

  /** The right answer, made wrong on purpose. */
  private static AlipayAnswer twisted(AlipayAnswer answer, Plan plan) {
    if (plan.is(Fault.ERROR_500_AFTER_COMMIT)) {
      return AlipayAnswer.unavailable();
    }
    ObjectNode body = answer.body();
    if (plan.is(Fault.WRONG_ORDER) && body.has("out_trade_no")) {
      body.put("out_trade_no", "X" + body.path("out_trade_no").asText());
    }
    Long amountMinor = AlipayTrades.minor(body.path("total_amount").asText());
    if (plan.is(Fault.WRONG_AMOUNT) && amountMinor != null) {
      body.put("total_amount", AlipayTrades.yuan(amountMinor + 1));
    }
    return answer;
  }

  private String qrText() {
    return "https://qr.alipay.com/bax" + new BigInteger(100, random).toString(36);
  }

  private static Charset charset(@Nullable String name) {
    return "GBK".equalsIgnoreCase(name) ? Charset.forName("GBK") : StandardCharsets.UTF_8;
  }

  private static Verb verb(String method) {
    return switch (method) {
      case "alipay.trade.pay" -> Verb.PAY;
      case "alipay.trade.precreate" -> Verb.SHOW_QR;
      case "alipay.trade.query" -> Verb.QUERY;
      case "alipay.trade.cancel" -> Verb.REVERSE;
      case "alipay.trade.close" -> Verb.CLOSE;
      case "alipay.trade.refund" -> Verb.REFUND;
      case "alipay.trade.fastpay.refund.query" -> Verb.QUERY_REFUND;
      case "alipay.data.dataservice.bill.downloadurl.query" -> Verb.BILL;
      default -> Verb.ANY;
    };
  }
}
