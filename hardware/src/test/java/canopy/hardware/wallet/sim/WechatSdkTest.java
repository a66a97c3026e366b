package canopy.hardware.wallet.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.HttpResponse;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.TarType;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WeChat Pay's own Java SDK is the client, and believes every answer. */
class WechatSdkTest {
  @TempDir Path folder;
  private WalletFixture fixture;
  private WechatClient client;
  private NativePayService nativePay;

  @BeforeEach
  void start() throws IOException {
    fixture = new WalletFixture(WalletSettings.standard(folder).withBillsAtOnce());
    client = new WechatClient(fixture);
    nativePay = new NativePayService.Builder().httpClient(client.sdk()).build();
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void paysByCodeAndIsAskedForPassword() throws IOException {
    HttpResponse<Transaction> paid = codepay("SDK-CODE-1", 9600, "ann");
    assertThat(paid.getServiceResponse().getTradeState())
        .isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    assertThat(paid.getServiceResponse().getTradeType())
        .isEqualTo(Transaction.TradeTypeEnum.MICROPAY);
    assertThat(paid.getServiceResponse().getAmount().getTotal()).isEqualTo(9600);

    HttpResponse<Transaction> typing = codepay("SDK-CODE-2", 9600, "chen");
    assertThat(typing.getServiceResponse().getTradeState()).isNull();
    assertThat(query("SDK-CODE-2").getTradeState())
        .isEqualTo(Transaction.TradeStateEnum.USERPAYING);
    fixture.phone("confirm", "{'wallet':'wechat','customer':'chen'}");
    assertThat(query("SDK-CODE-2").getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
  }

  @Test
  void readsDeclines() {
    assertThatThrownBy(() -> codepay("SDK-POOR-1", 501, "bob"))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo("NOTENOUGH");
              assertThat(e.getHttpStatusCode()).isEqualTo(403);
            });
    assertThatThrownBy(() -> query("SDK-NEVER"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.getErrorCode()).isEqualTo("ORDER_NOT_EXIST"));
  }

  @Test
  void showsQrThatIsScannedPaidAndRefunded() throws IOException {
    String qr = nativePay.prepay(order("SDK-QR-1", 1234)).getCodeUrl();
    assertThat(qr).startsWith("weixin://wxpay/bizpayurl?pr=");
    assertThat(query("SDK-QR-1").getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);
    JsonNode seen = fixture.phone("state", "{}").path("codes");
    assertThat(seen.findValuesAsText("text")).containsExactly(qr);
    assertThat(seen.findValuesAsText("amountMinor")).containsExactly("1234");
    fixture.phone("scan", "{'text':'" + qr + "'}");
    assertThat(fixture.phone("state", "{}").path("codes")).isEmpty();
    assertThat(query("SDK-QR-1").getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);
    fixture.phone("confirm", "{}");
    assertThat(query("SDK-QR-1").getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    assertThatThrownBy(() -> nativePay.closeOrder(closing("SDK-QR-1")))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("ORDERPAID");

    RefundService refunds = new RefundService.Builder().httpClient(client.sdk()).build();
    Refund refund = refunds.create(refund("SDK-QR-1", "SDK-BACK-1", 234, 1234));
    assertThat(refund.getStatus()).isEqualTo(Status.PROCESSING);
    fixture.clock.forward(1000);
    QueryByOutRefundNoRequest ask = new QueryByOutRefundNoRequest();
    ask.setOutRefundNo("SDK-BACK-1");
    assertThat(refunds.queryByOutRefundNo(ask).getStatus()).isEqualTo(Status.SUCCESS);
    assertThat(query("SDK-QR-1").getTradeState()).isEqualTo(Transaction.TradeStateEnum.REFUND);
    assertThat(fixture.balanceMinor("wechat", "ann")).isEqualTo(100_000_000 - 1000);
  }

  @Test
  void closesQr() throws IOException {
    String qr = nativePay.prepay(order("SDK-QR-2", 500)).getCodeUrl();
    nativePay.closeOrder(closing("SDK-QR-2"));
    assertThat(query("SDK-QR-2").getTradeState()).isEqualTo(Transaction.TradeStateEnum.CLOSED);
    assertThatThrownBy(() -> fixture.phone("scan", "{'text':'" + qr + "'}"))
        .hasMessage("ALREADY_CLOSED");
  }

  @Test
  void readsBillAndItsHash() throws IOException {
    codepay("SDK-BILL-1", 9600, "ann");
    BillDownloadServiceExtension bills =
        new BillDownloadServiceExtension.Builder()
            .httpClient(client.sdk())
            .decryptor(client.config().createDecryptor())
            .build();
    GetTradeBillRequest request = new GetTradeBillRequest();
    request.setBillDate(
        LocalDate.ofInstant(fixture.clock.instant(), ZoneOffset.ofHours(8)).toString());
    request.setBillType(BillType.ALL);
    request.setTarType(TarType.GZIP);
    DigestBillEntity bill = bills.getTradeBill(request);
    String text = new String(bill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bill.verifyHash()).isTrue();
    assertThat(text).contains(",`SDK-BILL-1,`").contains(",`96.00,`").endsWith("`0.00\r\n");
  }

  @Test
  void fetchesPlatformCertificate() throws IOException {
    RSAAutoCertificateConfig config =
        new RSAAutoCertificateConfig.Builder()
            .merchantId(WechatClient.MCHID)
            .merchantSerialNumber(fixture.merchant("wechat").path("merchantSerial").asText())
            .privateKeyFromPath(fixture.file("wechat", "merchantPrivateKeyFile").toString())
            .apiV3Key(fixture.text("wechat", "apiV3KeyFile"))
            .httpClientBuilder(new DefaultHttpClientBuilder().okHttpClient(client.http()))
            .build();
    NativePayService service =
        new NativePayService.Builder()
            .httpClient(
                new DefaultHttpClientBuilder().config(config).okHttpClient(client.http()).build())
            .build();
    assertThat(service.prepay(order("SDK-QR-3", 700)).getCodeUrl()).isNotEmpty();
  }

  private HttpResponse<Transaction> codepay(String orderNo, long amountMinor, String customer) {
    String code = fixture.simulator.showCode("wechat", customer);
    HttpRequest request =
        new HttpRequest.Builder()
            .httpMethod(HttpMethod.POST)
            .url(WechatClient.HOST + "/v3/pay/transactions/codepay")
            .addHeader("Accept", "application/json")
            .addHeader("Content-Type", "application/json")
            .body(
                new JsonRequestBody.Builder()
                    .body(client.codepay(orderNo, amountMinor, code).toString())
                    .build())
            .build();
    return client.sdk().execute(request, Transaction.class);
  }

  private Transaction query(String orderNo) {
    QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
    request.setMchid(WechatClient.MCHID);
    request.setOutTradeNo(orderNo);
    return nativePay.queryOrderByOutTradeNo(request);
  }

  static PrepayRequest order(String orderNo, int amountMinor) {
    PrepayRequest request = new PrepayRequest();
    request.setAppid(WechatClient.APPID);
    request.setMchid(WechatClient.MCHID);
    request.setDescription("便利店");
    request.setOutTradeNo(orderNo);
    request.setNotifyUrl("https://example.com/notify");
    Amount amount = new Amount();
    amount.setTotal(amountMinor);
    request.setAmount(amount);
    return request;
  }

  private static CloseOrderRequest closing(String orderNo) {
    CloseOrderRequest request = new CloseOrderRequest();
    request.setMchid(WechatClient.MCHID);
    request.setOutTradeNo(orderNo);
    return request;
  }

  private static CreateRequest refund(
      String orderNo, String refundNo, long refundMinor, long totalMinor) {
    CreateRequest request = new CreateRequest();
    request.setOutTradeNo(orderNo);
    request.setOutRefundNo(refundNo);
    AmountReq amount = new AmountReq();
    amount.setRefund(refundMinor);
    amount.setTotal(totalMinor);
    amount.setCurrency("CNY");
    request.setAmount(amount);
    return request;
  }
}
