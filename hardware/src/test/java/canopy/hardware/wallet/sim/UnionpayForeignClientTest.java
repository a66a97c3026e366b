package canopy.hardware.wallet.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.fastjson.JSONObject;
import com.egzosn.pay.common.bean.CertStoreType;
import com.egzosn.pay.common.bean.NoticeParams;
import com.egzosn.pay.common.bean.PayOrder;
import com.egzosn.pay.common.exception.PayErrorException;
import com.egzosn.pay.union.api.UnionPayConfigStorage;
import com.egzosn.pay.union.api.UnionPayService;
import com.egzosn.pay.union.bean.UnionRefundResult;
import com.egzosn.pay.union.bean.UnionTransactionType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client of UnionPay that we did not write (pay-java-union, whose signing and certificates come
 * from UnionPay's own sample code) drives the simulator: it builds and signs the forms, reads the
 * answers, and checks their signatures and the chain of their certificates.
 */
class UnionpayForeignClientTest {
  private static final String TIME = "20261122101500";
  @TempDir Path folder;
  private WalletFixture fixture;
  private Client client;

  /** The same at another address. */
  private static final class Client extends UnionPayService {
    private final String transactions;
    private final String queries;

    Client(UnionPayConfigStorage settings, String transactions, String queries) {
      super(settings);
      this.transactions = transactions;
      this.queries = queries;
    }

    @Override
    public String getBackTransUrl() {
      return transactions;
    }

    @Override
    public String getSingleQueryUrl() {
      return queries;
    }
  }

  @BeforeEach
  void start() throws IOException {
    fixture = new WalletFixture(WalletSettings.standard(folder).withScenarios());
    UnionPayConfigStorage settings = new UnionPayConfigStorage();
    settings.setMerId(fixture.merchant("unionpay").path("merId").asText());
    settings.setCertStoreType(CertStoreType.PATH);
    settings.setKeyPrivateCert(path("merchantPkcs12File"));
    settings.setKeyPrivateCertPwd(fixture.text("unionpay", "merchantPkcs12PasswordFile"));
    settings.setAcpMiddleCert(path("middleCertificateFile"));
    settings.setAcpRootCert(path("rootCertificateFile"));
    settings.setNotifyUrl("http://127.0.0.1:9/notice");
    settings.setSignType("RSA2");
    settings.setInputCharset("UTF-8");
    client =
        new Client(
            settings,
            fixture.merchant("unionpay").path("backTransUrl").asText(),
            fixture.merchant("unionpay").path("queryUrl").asText());
  }

  private String path(String file) throws IOException {
    return fixture.file("unionpay", file).toString();
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  @Test
  void paysByTheCustomersCodeAsksAndRefunds() {
    PayOrder order = order("ORDER001", "12.34");
    order.setAuthCode(fixture.simulator.showCode("unionpay", "ann"));
    Map<String, Object> paid = client.microPay(order);
    assertThat(isGenuine(paid)).isTrue();
    assertThat(paid).containsEntry("respCode", "00").containsEntry("txnAmt", "1234");
    JSONObject found = asks("00", "00", "ORDER001", "12.34");
    assertThat(found).containsEntry("origRespCode", "00");
    UnionRefundResult refund =
        client.unionRefundOrConsumeUndo(
            found.getString("queryId"),
            "REFUND01",
            new BigDecimal("2.34"),
            UnionTransactionType.REFUND);
    assertThat(refund.getRespCode()).isEqualTo("00");
    assertThatThrownBy(
            () ->
                client.unionRefundOrConsumeUndo(
                    found.getString("queryId"),
                    "REFUND02",
                    new BigDecimal("10.01"),
                    UnionTransactionType.REFUND))
        .as("more than is left")
        .isInstanceOfSatisfying(
            PayErrorException.class,
            e -> assertThat(e.getPayError().getErrorCode()).isEqualTo("36"));
  }

  @Test
  void showsACodeAndReverses() throws Exception {
    String code = client.getQrPay(order("ORDER002", "5.00"));
    assertThat(code).startsWith("https://qr.95516.com/");
    fixture.phone("scan", "{'wallet':'unionpay','text':'" + code + "'}");
    fixture.phone("confirm", "{'wallet':'unionpay'}");
    assertThat(asks("00", "00", "ORDER002", "5.00")).containsEntry("origRespCode", "00");
    assertThat(asks("99", "01", "ORDER002", "5.00")).containsEntry("respCode", "00");
    assertThat(fixture.balanceMinor("unionpay", "ann")).isEqualTo(100_000_000);
  }

  @Test
  void believesNoAnswerThatSomebodyElseSigned() throws Exception {
    PayOrder order = order("ORDER003", "5.00");
    order.setAuthCode(fixture.simulator.showCode("unionpay", "ann"));
    fixture.control("{'faults':[{'wallet':'unionpay','verb':'pay','fault':'wrong_signature'}]}");
    assertThat(isGenuine(client.microPay(order))).isFalse();
    fixture.control("{'faults':[{'wallet':'unionpay','fault':'unsigned'}]}");
    order.setTransactionType(UnionTransactionType.QUERY);
    assertThat(isGenuine(client.postOrder(order, client.getSingleQueryUrl()))).isFalse();
  }

  /** Of a type that the client has no verb for; the signature of the answer is checked. */
  private JSONObject asks(String type, String subType, String orderId, String yuan) {
    PayOrder order = order(orderId, yuan);
    order.setTransactionType(UnionTransactionType.QUERY);
    order.addAttr("txnType", type);
    order.addAttr("txnSubType", subType);
    boolean query = type.equals("00");
    String url = query ? client.getSingleQueryUrl() : client.getBackTransUrl();
    JSONObject answer = client.postOrder(order, url);
    assertThat(isGenuine(answer)).isTrue();
    return answer;
  }

  private boolean isGenuine(Map<String, Object> answer) {
    return client.verify(new NoticeParams(answer));
  }

  /** An order is known by its number and its time. */
  private static PayOrder order(String number, String yuan) {
    PayOrder order = new PayOrder("92#汽油", "92#汽油", new BigDecimal(yuan), number);
    order.addAttr("txnTime", TIME);
    return order;
  }
}
