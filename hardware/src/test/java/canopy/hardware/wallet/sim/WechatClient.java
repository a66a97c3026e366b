package canopy.hardware.wallet.sim;

import canopy.hardware.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.auth.Credential;
import com.wechat.pay.java.core.auth.WechatPay2Validator;
import com.wechat.pay.java.core.certificate.InMemoryCertificateProvider;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.util.PemUtil;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The official SDK of WeChat Pay, turned to the simulator; and plain requests that it signs. */
final class WechatClient {
  static final String APPID = "wxd678efh567hg6787";
  static final String MCHID = "1900009191";
  static final String HOST = "https://api.mch.weixin.qq.com";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer before anybody checked it. */
  record Plain(int status, String body, boolean signed, Response response) {
    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }

    String code() throws IOException {
      return json().path("code").asText();
    }
  }

  private final WalletFixture fixture;
  private final Config config;
  private final OkHttpClient http;

  WechatClient(WalletFixture fixture) throws IOException {
    this.fixture = fixture;
    config =
        new RSAPublicKeyConfig.Builder()
            .merchantId(MCHID)
            .merchantSerialNumber(fixture.merchant("wechat").path("merchantSerial").asText())
            .privateKeyFromPath(fixture.file("wechat", "merchantPrivateKeyFile").toString())
            .publicKeyFromPath(fixture.file("wechat", "publicKeyFile").toString())
            .publicKeyId(fixture.merchant("wechat").path("publicKeyId").asText())
            .apiV3Key(fixture.text("wechat", "apiV3KeyFile"))
            .build();
    http =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .readTimeout(Patience.LONGEST)
            .addInterceptor(chain -> chain.proceed(here(chain.request(), fixture.simulator.port())))
            .build();
  }

  /** The SDK knows only the real host. */
  private static Request here(Request request, int port) {
    HttpUrl url = request.url().newBuilder().scheme("http").host("127.0.0.1").port(port).build();
    return request.newBuilder().url(url).build();
  }

  Config config() {
    return config;
  }

  AbstractHttpClient sdk() {
    return new DefaultHttpClientBuilder().config(config).okHttpClient(http).build();
  }

  OkHttpClient http() {
    return http;
  }

  /** A payment by code; the caller may change fields. */
  ObjectNode codepay(String orderNo, long amountMinor, String code) {
    ObjectNode body = JSON.createObjectNode();
    body.put("appid", APPID).put("mchid", MCHID);
    body.put("description", "加油站-92号汽油").put("out_trade_no", orderNo);
    body.putObject("payer").put("auth_code", code);
    body.putObject("amount").put("total", amountMinor).put("currency", "CNY");
    body.putObject("scene_info").putObject("store_info").put("out_id", "S01");
    return body;
  }

  Plain pay(String orderNo, long amountMinor, String customer) throws IOException {
    String code = fixture.simulator.showCode("wechat", customer);
    return post("/v3/pay/transactions/codepay", codepay(orderNo, amountMinor, code));
  }

  Plain query(String orderNo) throws IOException {
    return send("GET", "/v3/pay/transactions/out-trade-no/" + orderNo + "?mchid=" + MCHID, "");
  }

  Plain reverse(String orderNo) throws IOException {
    return post("/v3/pay/transactions/out-trade-no/" + orderNo + "/reverse", merchant());
  }

  ObjectNode refund(String orderNo, String refundNo, long refundMinor, long totalMinor) {
    ObjectNode body = JSON.createObjectNode();
    body.put("out_trade_no", orderNo).put("out_refund_no", refundNo);
    body.putObject("amount")
        .put("refund", refundMinor)
        .put("total", totalMinor)
        .put("currency", "CNY");
    return body;
  }

  ObjectNode merchant() {
    return JSON.createObjectNode().put("appid", APPID).put("mchid", MCHID);
  }

  Plain post(String target, JsonNode body) throws IOException {
    return send("POST", target, JSON.writeValueAsString(body));
  }

  /** A request that the SDK signs (with the machine's time) and nobody else touches. */
  Plain send(String method, String target, String body) throws IOException {
    Credential credential = config.createCredential();
    Request request =
        new Request.Builder()
            .url(HOST + target)
            .header("Accept", "application/json")
            .header(
                "Authorization",
                credential.getAuthorization(URI.create(HOST + target), method, body))
            .method(
                method,
                method.equals("GET")
                    ? null
                    : RequestBody.create(
                        body.getBytes(StandardCharsets.UTF_8), MediaType.get("application/json")))
            .build();
    return plain(request);
  }

  Plain plain(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      String text = response.body().string();
      HttpHeaders headers = new HttpHeaders();
      response.headers().forEach(pair -> headers.addHeader(pair.getFirst(), pair.getSecond()));
      return new Plain(response.code(), text, signed(headers, text), response);
    }
  }

  /** Whether the SDK believes the answer; it must name a key that the merchant has. */
  private boolean signed(HttpHeaders headers, String body) {
    try {
      X509Certificate platform =
          PemUtil.loadX509FromPath(fixture.file("wechat", "platformCertificateFile").toString());
      Verifier verifier = new RSAVerifier(new InMemoryCertificateProvider(List.of(platform)));
      return new WechatPay2Validator(verifier).validate(headers, body);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
