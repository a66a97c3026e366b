package canopy.hardware.wallet.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.Patience;
import canopy.hardware.wallet.sim.http.Forms;
import canopy.hardware.wallet.sim.http.WireAnswer;
import canopy.hardware.wallet.sim.http.WireRequest;
import canopy.hardware.wallet.sim.http.WireServer;
import com.alipay.api.AlipayApiException;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradePayRequest;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSANotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a merchant is told unasked; the official SDKs read and verify it. */
class NoticesTest {
  @TempDir Path folder;
  private final LinkedBlockingQueue<WireRequest> told = new LinkedBlockingQueue<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private WalletFixture fixture;
  private WireServer merchant;

  @BeforeEach
  void start() throws IOException {
    AlipayLogger.setNeedEnableLogger(false);
    fixture = new WalletFixture(folder);
    merchant =
        WireServer.start(
            0,
            request -> {
              told.add(request);
              return WireAnswer.text(
                  refusals.getAndDecrement() > 0 ? 500 : 200, "text/plain", "success");
            });
  }

  @AfterEach
  void end() {
    fixture.close();
    merchant.close();
  }

  @Test
  @Timeout(Patience.HANGING_SECONDS)
  void tellsOfWechatPaymentUntilMerchantAnswers() throws Exception {
    refusals.set(1);
    payByQr("NOTICE-1", 700);
    Transaction first = read(next());
    assertThat(first.getOutTradeNo()).isEqualTo("NOTICE-1");
    assertThat(first.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    assertThat(first.getAmount().getTotal()).isEqualTo(700);
    while (fixture.control("{}").path("noticesWaiting").asInt() == 0) {
      // The refusal is on its way back to the simulator.
      Thread.onSpinWait();
    }
    fixture.clock.forward(15_000);
    assertThat(read(next()).getOutTradeNo()).isEqualTo("NOTICE-1");
    fixture.clock.forward(15_000);
    // Whatever were due again would come before a new one.
    payByQr("NOTICE-9", 900);
    assertThat(read(next()).getOutTradeNo()).isEqualTo("NOTICE-9");
    assertThat(told).isEmpty();
  }

  @Test
  void holdsShufflesAndRepeats() throws Exception {
    fixture.control("{'notices':'hold'}");
    payByQr("NOTICE-2", 200);
    payByQr("NOTICE-3", 300);
    assertThat(fixture.control("{}").path("noticesWaiting").asInt()).isEqualTo(2);
    fixture.control("{'release':'newest_first'}");
    assertThat(read(next()).getOutTradeNo()).isEqualTo("NOTICE-3");
    assertThat(read(next()).getOutTradeNo()).isEqualTo("NOTICE-2");
    fixture.control("{'repeat':{'wallet':'wechat','order':'NOTICE-2','times':3}}");
    List<String> again = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      again.add(read(next()).getOutTradeNo());
    }
    assertThat(again).containsOnly("NOTICE-2");
  }

  @Test
  void sdkRefusesChangedNotice() throws Exception {
    payByQr("NOTICE-4", 400);
    WireRequest request = next();
    WireRequest changed =
        new WireRequest(
            request.method(),
            request.target(),
            List.of(
                header(request, "Wechatpay-Serial"),
                header(request, "Wechatpay-Nonce"),
                header(request, "Wechatpay-Timestamp"),
                header(request, "Wechatpay-Signature")),
            (request.text() + " ").getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(changed)).isInstanceOf(ValidationException.class);
  }

  @Test
  void tellsOfAlipayPayment() throws Exception {
    String code = fixture.simulator.showCode("alipay", "ann");
    AlipayTradePayRequest request = new AlipayTradePayRequest();
    request.setNotifyUrl(merchantUrl());
    request.setBizContent(
        """
        {"out_trade_no":"NOTICE_5","scene":"bar_code","auth_code":"%s","subject":"92#汽油",\
        "total_amount":"5.00"}\
        """
            .formatted(code));
    alipay().execute(request);
    Map<String, String> form = Forms.read(next().text(), StandardCharsets.UTF_8);
    assertThat(form)
        .containsEntry("out_trade_no", "NOTICE_5")
        .containsEntry("trade_status", "TRADE_SUCCESS")
        .containsEntry("total_amount", "5.00");
    String key = bare(fixture.text("alipay", "alipayPublicKeyFile"));
    // The check takes the signature out of the map.
    Map<String, String> changed = new HashMap<>(form);
    changed.put("total_amount", "0.01");
    assertThat(AlipaySignature.rsaCheckV1(form, key, "utf-8", "RSA2")).isTrue();
    assertThat(AlipaySignature.rsaCheckV1(changed, key, "utf-8", "RSA2")).isFalse();
  }

  private void payByQr(String orderNo, int amountMinor) throws IOException {
    NativePayService service =
        new NativePayService.Builder().httpClient(new WechatClient(fixture).sdk()).build();
    PrepayRequest order = WechatSdkTest.order(orderNo, amountMinor);
    order.setNotifyUrl(merchantUrl());
    fixture.phone("scan", "{'text':'" + service.prepay(order).getCodeUrl() + "'}");
    fixture.phone("confirm", "{}");
  }

  private DefaultAlipayClient alipay() throws IOException, AlipayApiException {
    return new DefaultAlipayClient(
        fixture.merchant("alipay").path("gateway").asText(),
        fixture.merchant("alipay").path("appId").asText(),
        bare(fixture.text("alipay", "appPrivateKeyFile")),
        "json",
        "utf-8",
        bare(fixture.text("alipay", "alipayPublicKeyFile")),
        "RSA2");
  }

  /** The SDK would rather fetch the certificate itself; here it is given. */
  @SuppressWarnings("deprecation")
  private Transaction read(WireRequest request) throws IOException {
    NotificationParser parser =
        new NotificationParser(
            new RSANotificationConfig.Builder()
                .apiV3Key(fixture.text("wechat", "apiV3KeyFile"))
                .certificatesFromPath(fixture.file("wechat", "platformCertificateFile").toString())
                .build());
    return parser.parse(
        new RequestParam.Builder()
            .serialNumber(header(request, "Wechatpay-Serial").value())
            .nonce(header(request, "Wechatpay-Nonce").value())
            .timestamp(header(request, "Wechatpay-Timestamp").value())
            .signature(header(request, "Wechatpay-Signature").value())
            .body(request.text())
            .build(),
        Transaction.class);
  }

  private static WireRequest.Header header(WireRequest request, String name) {
    return new WireRequest.Header(name, String.valueOf(request.header(name)));
  }

  private WireRequest next() throws InterruptedException {
    WireRequest request = told.poll(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(request).as("a notice").isNotNull();
    return request;
  }

  private String merchantUrl() {
    return "http://127.0.0.1:" + merchant.port() + "/told";
  }

  private static String bare(String pem) {
    return pem.replaceAll("-----[^-]*-----|\\s", "");
  }
}
