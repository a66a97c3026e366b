package canopy.hardware.wallet.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.CertAlipayRequest;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.internal.util.AntCertificationUtil;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradeCancelResponse;
import com.alipay.api.response.AlipayTradeFastpayRefundQueryResponse;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
import java.util.zip.ZipInputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alipay's own Java SDK is the client; it verifies the signature of every answer. */
class AlipaySdkTest {
  private static final Charset GBK = Charset.forName("GBK");
  @TempDir Path folder;
  private WalletFixture fixture;
  private AlipayClient client;
  private boolean certified;

  @BeforeEach
  void start() throws IOException {
    // It would print every payment code.
    AlipayLogger.setNeedEnableLogger(false);
    fixture = new WalletFixture(WalletSettings.standard(folder).withScenarios().withBillsAtOnce());
    client = client("utf-8");
  }

  private AlipayClient client(String charset) throws IOException {
    return new DefaultAlipayClient(
        fixture.merchant("alipay").path("gateway").asText(),
        fixture.merchant("alipay").path("appId").asText(),
        bare(fixture.text("alipay", "appPrivateKeyFile")),
        "json",
        charset,
        bare(fixture.text("alipay", "alipayPublicKeyFile")),
        "RSA2");
  }

  /**
   * The same in certificate mode: the SDK names our certificate, and looks for Alipay's by name.
   */
  private AlipayClient certified() throws Exception {
    CertAlipayRequest settings = new CertAlipayRequest();
    settings.setServerUrl(fixture.merchant("alipay").path("gateway").asText());
    settings.setAppId(fixture.merchant("alipay").path("appId").asText());
    settings.setPrivateKey(bare(fixture.text("alipay", "appPrivateKeyFile")));
    settings.setFormat("json");
    settings.setCharset("utf-8");
    settings.setSignType("RSA2");
    settings.setCertPath(fixture.file("alipay", "appCertificateFile").toString());
    settings.setAlipayPublicCertPath(fixture.file("alipay", "alipayCertificateFile").toString());
    settings.setRootCertPath(fixture.file("alipay", "rootCertificateFile").toString());
    return new DefaultAlipayClient(settings);
  }

  @Test
  void certificateModeIsTheSdks() throws Exception {
    client = certified();
    certified = true;
    assertThat(
            AntCertificationUtil.isTrusted(
                fixture.text("alipay", "alipayCertificateFile"),
                fixture.text("alipay", "rootCertificateFile")))
        .isTrue();
    assertThat(pay("ALI_20", "96.00", "ann").getCode()).isEqualTo("10000");
    assertThat(query("ALI_20").getTradeStatus()).isEqualTo("TRADE_SUCCESS");
    assertThat(cancel("ALI_20").getAction()).isEqualTo("refund");
    fixture.control("{'faults':[{'wallet':'alipay','verb':'pay','fault':'wrong_signature'}]}");
    assertThatThrownBy(() -> pay("ALI_21", "10.00", "ann"))
        .isInstanceOf(AlipayApiException.class)
        .hasMessageContaining("cert check fail");
    fixture.control("{'faults':[{'wallet':'alipay','verb':'query','fault':'unknown_serial'}]}");
    assertThatThrownBy(() -> query("ALI_21")).isInstanceOf(AlipayApiException.class);
    assertThat(query("ALI_21").getTradeStatus()).isEqualTo("TRADE_SUCCESS");
  }

  private static String bare(String pem) {
    return pem.replaceAll("-----[^-]*-----|\\s", "");
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void paysByCode() throws Exception {
    AlipayTradePayResponse paid = pay("ALI_1", "96.00", "ann");
    assertThat(paid.getCode()).isEqualTo("10000");
    assertThat(paid.getTotalAmount()).isEqualTo("96.00");
    assertThat(query("ALI_1").getTradeStatus()).isEqualTo("TRADE_SUCCESS");
    assertThat(pay("ALI_1", "96.00", "ann").getSubCode()).isEqualTo("ACQ.TRADE_HAS_SUCCESS");
    assertThat(pay("ALI_2", "5.01", "bob").getSubCode()).isEqualTo("ACQ.BUYER_BALANCE_NOT_ENOUGH");
    assertThat(fixture.balanceMinor("alipay", "ann")).isEqualTo(100_000_000 - 9600);
  }

  @Test
  void waitsForPasswordWithCode10003ThatSdkCallsSuccess() throws Exception {
    AlipayTradePayResponse waiting = pay("ALI_3", "96.00", "chen");
    assertThat(waiting.getCode()).isEqualTo("10003");
    assertThat(waiting.isSuccess()).isTrue();
    assertThat(query("ALI_3").getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
    fixture.phone("confirm", "{'wallet':'alipay','customer':'chen'}");
    assertThat(query("ALI_3").getTradeStatus()).isEqualTo("TRADE_SUCCESS");
  }

  @Test
  void precreatedTradeDoesNotExistUntilScanned() throws Exception {
    String qr = precreate("ALI_4", "12.34", "3m");
    assertThat(query("ALI_4").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    assertThat(cancel("ALI_4").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    fixture.phone("scan", "{'wallet':'alipay','text':'" + qr + "'}");
    assertThat(query("ALI_4").getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");
    fixture.phone("confirm", "{'wallet':'alipay'}");
    assertThat(query("ALI_4").getTradeStatus()).isEqualTo("TRADE_SUCCESS");

    String photographed = precreate("ALI_5", "12.34", "3m");
    fixture.clock.forward(180_000);
    assertThatThrownBy(
            () -> fixture.phone("scan", "{'wallet':'alipay','text':'" + photographed + "'}"))
        .hasMessage("TOO_LATE");
  }

  @Test
  void cancelClosesOrGivesBack() throws Exception {
    pay("ALI_6", "10.00", "ann");
    AlipayTradeCancelResponse back = cancel("ALI_6");
    assertThat(back.getAction()).isEqualTo("refund");
    assertThat(back.getRetryFlag()).isEqualTo("N");
    assertThat(cancel("ALI_6").getCode()).isEqualTo("10000");
    pay("ALI_7", "10.00", "chen");
    assertThat(cancel("ALI_7").getAction()).isEqualTo("close");
    assertThat(query("ALI_7").getTradeStatus()).isEqualTo("TRADE_CLOSED");
    assertThat(fixture.balanceMinor("alipay", "ann")).isEqualTo(100_000_000);
  }

  @Test
  void refundsInPartsIdempotently() throws Exception {
    pay("ALI_8", "10.00", "ann");
    assertThat(refund("ALI_8", "4.00", "R1").getFundChange()).isEqualTo("Y");
    AlipayTradeRefundResponse again = refund("ALI_8", "4.00", "R1");
    assertThat(again.getFundChange()).isEqualTo("N");
    assertThat(again.getRefundFee()).isEqualTo("4.00");
    assertThat(refund("ALI_8", "6.01", "R2").getSubCode())
        .isEqualTo("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
    assertThat(refund("ALI_8", "6.00", "R3").getRefundFee()).isEqualTo("10.00");
    fixture.clock.forward(1000);
    assertThat(queryRefund("ALI_8", "R1").getRefundStatus()).isEqualTo("REFUND_SUCCESS");
    AlipayTradeFastpayRefundQueryResponse unknown = queryRefund("ALI_8", "R9");
    assertThat(unknown.getCode()).isEqualTo("10000");
    assertThat(unknown.getRefundStatus()).isNull();
    assertThat(query("ALI_8").getTradeStatus()).isEqualTo("TRADE_CLOSED");
    assertThat(fixture.balanceMinor("alipay", "ann")).isEqualTo(100_000_000);
  }

  @Test
  void speaksGbkToo() throws Exception {
    client = client("GBK");
    assertThat(pay("ALI_9", "1.00", "ann").getCode()).isEqualTo("10000");
  }

  @Test
  void sdkNoticesWrongSignatures() throws Exception {
    assertThatThrownBy(() -> pay("ALI_10", "10.06", "ann"))
        .isInstanceOf(AlipayApiException.class)
        .hasMessageContaining("sign");
    assertThat(query("ALI_10").getTradeStatus()).isEqualTo("TRADE_SUCCESS");
    AlipayTradePayResponse down = pay("ALI_11", "10.05", "ann");
    assertThat(down.getCode()).isEqualTo("20000");
    assertThat(query("ALI_11").getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
  }

  @Test
  void billHasLongAndShortRows() throws Exception {
    pay("ALI_12", "10.00", "ann");
    pay("ALI_13", "20.00", "ann");
    pay("ALI_14", "30.09", "ann");
    pay("ALI_15", "40.15", "ann");
    String day = LocalDate.ofInstant(fixture.clock.instant(), ZoneOffset.ofHours(8)).toString();
    fixture.control(
        "{'bill':{'wallet':'alipay','day':'%s','change':'omit','order':'ALI_13'}}".formatted(day));
    fixture.control(
        "{'bill':{'wallet':'alipay','day':'%s','change':'add','order':'ALI_X','amountMinor':777}}"
            .formatted(day));
    String text = bill(day);
    assertThat(text)
        .contains("ALI_12\t,交易,", ",10.00,10.00,", "ALI_X\t,", ",7.77,7.77,", ",30.10,30.10,")
        .doesNotContain("ALI_13", "ALI_15")
        .contains("#交易合计：3笔，商家实收共47.87元");
  }

  private String bill(String day) throws Exception {
    AlipayDataDataserviceBillDownloadurlQueryRequest request =
        new AlipayDataDataserviceBillDownloadurlQueryRequest();
    String url =
        ask(
                request,
                AlipayDataDataserviceBillDownloadurlQueryRequest::setBizContent,
                "{\"bill_type\":\"trade\",\"bill_date\":\"" + day + "\"}")
            .getBillDownloadUrl();
    try (Response response =
            new OkHttpClient().newCall(new Request.Builder().url(url).build()).execute();
        ZipInputStream zip =
            new ZipInputStream(new ByteArrayInputStream(response.body().bytes()), GBK)) {
      assertThat(zip.getNextEntry().getName()).endsWith("_业务明细.csv");
      return new String(zip.readAllBytes(), GBK);
    }
  }

  private AlipayTradePayResponse pay(String orderNo, String yuan, String customer)
      throws AlipayApiException {
    String code = fixture.simulator.showCode("alipay", customer);
    return ask(
        new AlipayTradePayRequest(),
        AlipayTradePayRequest::setBizContent,
        """
        {"out_trade_no":"%s","scene":"bar_code","auth_code":"%s","subject":"92#汽油/便利店",\
        "total_amount":"%s","product_code":"FACE_TO_FACE_PAYMENT"}\
        """
            .formatted(orderNo, code, yuan));
  }

  private String precreate(String orderNo, String yuan, String express) throws AlipayApiException {
    String content =
        """
        {"out_trade_no":"%s","subject":"92#汽油","total_amount":"%s","timeout_express":"%s"}\
        """
            .formatted(orderNo, yuan, express);
    String qr =
        ask(new AlipayTradePrecreateRequest(), AlipayTradePrecreateRequest::setBizContent, content)
            .getQrCode();
    assertThat(qr).startsWith("https://qr.alipay.com/");
    return qr;
  }

  private AlipayTradeQueryResponse query(String orderNo) throws AlipayApiException {
    return ask(
        new AlipayTradeQueryRequest(),
        AlipayTradeQueryRequest::setBizContent,
        "{\"out_trade_no\":\"" + orderNo + "\"}");
  }

  private AlipayTradeCancelResponse cancel(String orderNo) throws AlipayApiException {
    return ask(
        new AlipayTradeCancelRequest(),
        AlipayTradeCancelRequest::setBizContent,
        "{\"out_trade_no\":\"" + orderNo + "\"}");
  }

  private AlipayTradeRefundResponse refund(String orderNo, String yuan, String requestNo)
      throws AlipayApiException {
    String content = "{\"out_trade_no\":\"%s\",\"refund_amount\":\"%s\",\"out_request_no\":\"%s\"}";
    return ask(
        new AlipayTradeRefundRequest(),
        AlipayTradeRefundRequest::setBizContent,
        content.formatted(orderNo, yuan, requestNo));
  }

  private AlipayTradeFastpayRefundQueryResponse queryRefund(String orderNo, String requestNo)
      throws AlipayApiException {
    String content = "{\"out_trade_no\":\"%s\",\"out_request_no\":\"%s\"}";
    return ask(
        new AlipayTradeFastpayRefundQueryRequest(),
        AlipayTradeFastpayRefundQueryRequest::setBizContent,
        content.formatted(orderNo, requestNo));
  }

  private <R extends AlipayRequest<T>, T extends AlipayResponse> T ask(
      R request, BiConsumer<R, String> setter, String content) throws AlipayApiException {
    setter.accept(request, content);
    // In certificate mode the SDK insists on its other name for the same call.
    return certified ? client.certificateExecute(request) : client.execute(request);
  }
}
