package canopy.hardware.wallet.sim.wechat;

import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.http.WireAnswer;
import canopy.hardware.wallet.sim.http.WireRequest;
import canopy.hardware.wallet.sim.keys.KeyFolder;
import canopy.hardware.wallet.sim.notice.NoticeWriter;
import canopy.hardware.wallet.sim.script.Fault;
import canopy.hardware.wallet.sim.script.FaultScript;
import canopy.hardware.wallet.sim.script.Plan;
import canopy.hardware.wallet.sim.script.Scenario;
import canopy.hardware.wallet.sim.script.Verb;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WeChat Pay at {@code /v3/}. Any thread. */
public final class WechatGateway {
  private static final Pattern ORDER =
      Pattern.compile("/v3/pay/transactions/out-trade-no/([^/]+)(/close|/reverse)?");
  private static final Pattern TRANSACTION = Pattern.compile("/v3/pay/transactions/id/([^/]+)");
  private static final Pattern REFUND = Pattern.compile("/v3/refund/domestic/refunds/([^/]+)");

  /** A request that is understood; number is the order's, the transaction's or the refund's. */
  private record Call(Verb verb, String number, boolean byChannelNo) {
    @Nullable String orderNo() {
      return number.isEmpty() || byChannelNo ? null : number;
    }
  }

  private final CashDesk desk;
  private final FaultScript script;
  private final WechatKeys keys;
  private final WechatSignature signature;
  private final WechatOrders orders;
  private final WechatBills bills;

  /**
   * Opens the gateway.
   *
   * @param folder where its keys are, or are made
   * @param billsAtOnce whether a bill can be had on the same day
   */
  public WechatGateway(
      CashDesk desk,
      FaultScript script,
      KeyFolder folder,
      SecureRandom random,
      BooleanSupplier billsAtOnce)
      throws IOException {
    this.desk = desk;
    this.script = script;
    keys = new WechatKeys(folder, desk.time().instant());
    signature = new WechatSignature(keys, desk.time(), random);
    orders = new WechatOrders(desk, signature);
    bills = new WechatBills(desk, signature, billsAtOnce);
  }

  /** What a merchant must know. */
  public ObjectNode describe(String url) {
    return keys.describe(url);
  }

  /** How it words its notices. */
  public NoticeWriter notices() {
    return new WechatNotices(keys, signature, desk.time());
  }

  /**
   * Answers a merchant.
   *
   * @param url of this simulator, for links
   */
  public WireAnswer serve(WireRequest request, String url) {
    JsonNode body;
    try {
      body = Json.read(request.body());
    } catch (IllegalArgumentException e) {
      body = Json.object();
    }
    Call call = call(request, body);
    Scenario scenario = Scenario.NORMAL;
    long amountMinor = body.path("amount").path("total").asLong();
    if (call.verb() == Verb.PAY || call.verb() == Verb.SHOW_QR) {
      scenario = script.begin(Wallet.WECHAT, call.verb(), call.number(), amountMinor);
    }
    Plan plan = script.next(Wallet.WECHAT, call.verb(), call.orderNo());
    if (plan.is(Fault.GARBAGE)) {
      return plan.send(
          WireAnswer.text(
              200, "text/html", "<html><body>Please log in to the network</body></html>"));
    }
    if (call.verb() == Verb.BILL_FILE && plan.isCarriedOut()) {
      return plan.send(download(request));
    }
    if (plan.is(Fault.LATE_PAYMENT)) {
      desk.payLate(Wallet.WECHAT, call.number());
    }
    WechatAnswer answer =
        plan.isCarriedOut()
            ? twisted(carryOut(request, body, call, scenario, url), plan)
            : instead(plan);
    return plan.send(signature.sign(answer, request.header("Wechatpay-Serial"), plan));
  }

  private WireAnswer download(WireRequest request) {
    String trouble = signature.trouble(request);
    return trouble == null
        ? bills.download(request.query().getOrDefault("token", ""))
        : signature.sign(WechatAnswer.error(401, "SIGN_ERROR", trouble), null, new Plan(null, 0));
  }

  private WechatAnswer carryOut(
      WireRequest request, JsonNode body, Call call, Scenario scenario, String url) {
    String trouble = signature.trouble(request);
    if (trouble != null) {
      return WechatAnswer.error(401, "SIGN_ERROR", trouble);
    }
    boolean query = call.verb() == Verb.QUERY;
    if (query && !WechatKeys.MCHID.equals(request.query().get("mchid"))) {
      return WechatAnswer.wrong("/query/mchid", "必填性规则校验失败，此字段为必填项");
    }
    try {
      return switch (call.verb()) {
        case PAY -> orders.codepay(body, scenario);
        case SHOW_QR -> orders.nativeOrder(body, scenario);
        case QUERY ->
            call.byChannelNo() ? orders.queryPaid(call.number()) : orders.query(call.number());
        case CLOSE -> orders.close(call.number(), body);
        case REVERSE -> orders.reverse(call.number(), body);
        case REFUND -> orders.refund(body);
        case QUERY_REFUND -> orders.queryRefund(call.number());
        case BILL -> bills.link(request.query(), url);
        case CERTIFICATES -> certificates();
        case BILL_FILE, ANY ->
            WechatAnswer.error(404, "RESOURCE_NOT_EXISTS", "接口不存在: " + request.path());
      };
    } catch (DeskRefusal refusal) {
      return WechatAnswer.refused(refusal.reason());
    }
  }

  private WechatAnswer certificates() {
    ObjectNode answer = Json.object();
    ObjectNode one = answer.putArray("data").addObject();
    one.put("serial_no", keys.platformSerial());
    one.put(
        "effective_time",
        WechatJson.time(keys.platformCertificate().getNotBefore().toInstant().toEpochMilli()));
    one.put(
        "expire_time",
        WechatJson.time(keys.platformCertificate().getNotAfter().toInstant().toEpochMilli()));
    try {
      String pem = KeyFolder.pem("CERTIFICATE", keys.platformCertificate().getEncoded());
      one.set(
          "encrypt_certificate",
          Aead.encrypt(keys.apiV3Key(), signature.nonce(12), "certificate", pem));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return WechatAnswer.ok(answer);
  }

  private static WechatAnswer instead(Plan plan) {
    if (plan.is(Fault.FORGED_NOT_FOUND)) {
      return WechatAnswer.notFound();
    }
    if (plan.is(Fault.BANK_ERROR)) {
      return WechatAnswer.error(500, "BANK_ERROR", "银行系统异常");
    }
    if (plan.is(Fault.FREQUENCY_LIMITED)) {
      return WechatAnswer.error(429, "FREQUENCY_LIMITED", "频率超限，请降低请求接口频率");
    }
    return plan.is(Fault.NOT_ENOUGH) ? WechatAnswer.notEnough() : WechatAnswer.systemError();
  }

  /** The right answer, made wrong on purpose. */
  private static WechatAnswer twisted(WechatAnswer answer, Plan plan) {
    if (plan.is(Fault.ERROR_500_AFTER_COMMIT)) {
      return WechatAnswer.systemError();
    }
    if (answer.status() != 200 || !(plan.is(Fault.WRONG_AMOUNT) || plan.is(Fault.WRONG_ORDER))) {
      return answer;
    }
    ObjectNode json = (ObjectNode) Json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    if (plan.is(Fault.WRONG_ORDER)) {
      json.put("out_trade_no", "X" + json.path("out_trade_no").asText());
    } else if (json.path("amount") instanceof ObjectNode amount) {
      amount.put("total", amount.path("total").asLong() + 1);
    }
    return WechatAnswer.ok(json);
  }

  private static Call call(WireRequest request, JsonNode body) {
    String path = request.path();
    String place = request.method() + " " + path;
    String orderNo = body.path("out_trade_no").asText();
    return switch (place) {
      case "POST /v3/pay/transactions/codepay" -> new Call(Verb.PAY, orderNo, false);
      case "POST /v3/pay/transactions/native" -> new Call(Verb.SHOW_QR, orderNo, false);
      case "POST /v3/refund/domestic/refunds" -> new Call(Verb.REFUND, orderNo, false);
      case "GET /v3/bill/tradebill" -> new Call(Verb.BILL, "", false);
      case "GET /v3/certificates" -> new Call(Verb.CERTIFICATES, "", false);
      case "GET " + WechatBills.FILE_PATH -> new Call(Verb.BILL_FILE, "", false);
      default -> numbered(request.method(), path);
    };
  }

  private static Call numbered(String method, String path) {
    boolean get = method.equals("GET");
    Matcher order = ORDER.matcher(path);
    if (order.matches() && get == (order.group(2) == null)) {
      Verb verb = get ? Verb.QUERY : "/close".equals(order.group(2)) ? Verb.CLOSE : Verb.REVERSE;
      return new Call(verb, String.valueOf(order.group(1)), false);
    }
    Matcher transaction = TRANSACTION.matcher(path);
    if (get && transaction.matches()) {
      return new Call(Verb.QUERY, String.valueOf(transaction.group(1)), true);
    }
    Matcher refund = REFUND.matcher(path);
    if (get && refund.matches()) {
      return new Call(Verb.QUERY_REFUND, String.valueOf(refund.group(1)), true);
    }
    return new Call(Verb.ANY, "", false);
  }
}
