package canopy.hardware.wallet.sim.unionpay;

import canopy.hardware.wallet.sim.book.CashDesk;
import canopy.hardware.wallet.sim.book.DeskRefusal;
import canopy.hardware.wallet.sim.book.Wallet;
import canopy.hardware.wallet.sim.http.Forms;
import canopy.hardware.wallet.sim.http.WireAnswer;
import canopy.hardware.wallet.sim.http.WireRequest;
import canopy.hardware.wallet.sim.keys.KeyFolder;
import canopy.hardware.wallet.sim.notice.NoticeWriter;
import canopy.hardware.wallet.sim.script.Fault;
import canopy.hardware.wallet.sim.script.FaultScript;
import canopy.hardware.wallet.sim.script.Plan;
import canopy.hardware.wallet.sim.script.Scenario;
import canopy.hardware.wallet.sim.script.Verb;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/** UnionPay at {@code /gateway/api/}. Any thread. */
public final class UnionpayGateway {
  /** Before {@code backTransReq.do} and {@code queryTrans.do}. */
  public static final String PATH = "/gateway/api/";

  private final CashDesk desk;
  private final FaultScript script;
  private final UnionpayKeys keys;
  private final UnionpaySignature signature;
  private final UnionpayOrders orders;
  private final SecureRandom random;

  /**
   * Opens the gateway.
   *
   * @param folder where its keys are, or are made
   */
  public UnionpayGateway(CashDesk desk, FaultScript script, KeyFolder folder, SecureRandom random)
      throws IOException {
    this.desk = desk;
    this.script = script;
    this.random = random;
    keys = new UnionpayKeys(folder, desk.time().instant());
    signature = new UnionpaySignature(keys);
    orders = new UnionpayOrders(desk);
  }

  /** What a merchant must know. */
  public ObjectNode describe(String url) {
    return keys.describe(url);
  }

  /** How it words its notices. */
  public NoticeWriter notices() {
    return new UnionpayNotices(signature);
  }

  /** Answers a merchant. */
  public WireAnswer serve(WireRequest request) {
    Map<String, String> form = new TreeMap<>(Forms.read(request.text(), StandardCharsets.UTF_8));
    Verb verb = verb(form);
    String orderId = form.getOrDefault("orderId", "");
    Scenario scenario = Scenario.NORMAL;
    boolean places = verb == Verb.PAY || verb == Verb.SHOW_QR;
    if (places && UnionpayOrders.wrongField(form, true).isEmpty()) {
      scenario =
          script.begin(
              Wallet.UNIONPAY, verb, orderId, Long.parseLong(form.getOrDefault("txnAmt", "0")));
    }
    Plan plan = script.next(Wallet.UNIONPAY, verb, orderId.isEmpty() ? null : orderId);
    if (plan.is(Fault.GARBAGE)) {
      return plan.send(
          WireAnswer.text(200, "text/html", "<html><body>Please log in</body></html>"));
    }
    if (plan.is(Fault.LATE_PAYMENT)) {
      desk.payLate(Wallet.UNIONPAY, orderId);
    }
    UnionpayAnswer answer = plan.isCarriedOut() ? carryOut(form, verb, scenario) : instead(plan);
    if (plan.is(Fault.ERROR_500_AFTER_COMMIT)) {
      answer = UnionpayAnswer.timeout();
    }
    return plan.send(written(form, answer, plan));
  }

  private UnionpayAnswer carryOut(Map<String, String> form, Verb verb, Scenario scenario) {
    if (!"5.1.0".equals(form.get("version")) || !"01".equals(form.get("signMethod"))) {
      return UnionpayAnswer.wrong("version/signMethod");
    }
    if (!signature.isGood(form)) {
      return UnionpayAnswer.of("11", "验证签名失败");
    }
    if (!UnionpayKeys.MERCHANT.equals(form.get("merId"))) {
      return UnionpayAnswer.of("31", "商户状态不正确");
    }
    String wrong = UnionpayOrders.wrongField(form, verb == Verb.PAY || verb == Verb.SHOW_QR);
    if (!wrong.isEmpty()) {
      return UnionpayAnswer.wrong(wrong);
    }
    try {
      return switch (verb) {
        case PAY -> orders.pay(form, scenario);
        case SHOW_QR -> orders.showQr(form, scenario, qrText());
        case QUERY -> orders.query(form);
        case REVERSE -> orders.reverse(form);
        case REFUND -> orders.refund(form);
        case CLOSE, QUERY_REFUND, BILL, BILL_FILE, CERTIFICATES, ANY ->
            UnionpayAnswer.of("40", "交易类型不支持");
      };
    } catch (DeskRefusal refusal) {
      return UnionpayAnswer.refused(refusal.reason());
    }
  }

  /** The answer repeats the request's own fields; it is not URL-encoded. */
  private WireAnswer written(Map<String, String> form, UnionpayAnswer answer, Plan plan) {
    Map<String, String> fields = new TreeMap<>();
    for (String name :
        new String[] {
          "version",
          "encoding",
          "signMethod",
          "txnType",
          "txnSubType",
          "bizType",
          "accessType",
          "merId",
          "orderId",
          "txnTime",
          "txnAmt"
        }) {
      if (form.containsKey(name)) {
        fields.put(name, form.getOrDefault(name, ""));
      }
    }
    fields.put("respCode", answer.code());
    fields.put("respMsg", answer.message());
    fields.putAll(answer.fields());
    if (plan.is(Fault.WRONG_AMOUNT)) {
      fields.computeIfPresent("txnAmt", (_, amount) -> Long.toString(Long.parseLong(amount) + 1));
    }
    if (plan.is(Fault.WRONG_ORDER)) {
      fields.computeIfPresent("orderId", (_, orderId) -> "X" + orderId);
    }
    if (!plan.is(Fault.UNSIGNED) && !plan.is(Fault.FORGED_NOT_FOUND)) {
      boolean foreign = plan.is(Fault.WRONG_SIGNATURE) || plan.is(Fault.UNKNOWN_SERIAL);
      fields = signature.sign(fields, foreign);
    }
    return WireAnswer.text(200, "text/html", Forms.sorted(fields));
  }

  private static UnionpayAnswer instead(Plan plan) {
    if (plan.is(Fault.FORGED_NOT_FOUND)) {
      return UnionpayAnswer.notFound();
    }
    if (plan.is(Fault.BANK_ERROR)) {
      return UnionpayAnswer.of("04", "交易状态未明，请查询对账结果");
    }
    if (plan.is(Fault.FREQUENCY_LIMITED)) {
      return UnionpayAnswer.of("37", "已超过最大查询次数或操作过于频繁");
    }
    return plan.is(Fault.NOT_ENOUGH) ? UnionpayAnswer.notEnough() : UnionpayAnswer.timeout();
  }

  private String qrText() {
    return "https://qr.95516.com/00010000/6%019d".formatted(random.nextLong(1L << 62));
  }

  private static Verb verb(Map<String, String> form) {
    return switch (form.getOrDefault("txnType", "") + "/" + form.getOrDefault("txnSubType", "")) {
      case "01/06" -> Verb.PAY;
      case "01/07" -> Verb.SHOW_QR;
      case "00/00" -> Verb.QUERY;
      case "99/01" -> Verb.REVERSE;
      case "04/00" -> Verb.REFUND;
      default -> Verb.ANY;
    };
  }
}
