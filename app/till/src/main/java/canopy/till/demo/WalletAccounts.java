package canopy.till.demo;

import canopy.channel.settings.AlipaySettings;
import canopy.channel.settings.Endpoint;
import canopy.channel.settings.KeyFile;
import canopy.channel.settings.PaymentSettings;
import canopy.channel.settings.Store;
import canopy.channel.settings.UnionpaySettings;
import canopy.channel.settings.WechatKeys;
import canopy.channel.settings.WechatSettings;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.till.payment.ScanSettings;
import canopy.till.secret.SecretFolder;
import canopy.till.station.DataFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The accounts that the station has with the simulated wallets, as the wallet simulator hands them
 * out: its file {@code payments.json} with the key files beside it.
 *
 * @param folder of that file and of the keys
 * @param given the file
 */
record WalletAccounts(Path folder, JsonNode given) {
  private static final Store STORE = new Store("S001", "1");

  /** Nobody listens there: the till asks by itself. WeChat Pay shows no code without it. */
  private static final String NOTIFY_URL = "https://example.com/notify";

  /** Reads what the simulator has written. */
  static WalletAccounts read(Path folder) throws IOException {
    Path file = folder.resolve("payments.json");
    return new WalletAccounts(folder, Json.mapper().readTree(file.toFile()));
  }

  /** Sets scan-to-pay up in a till's data folder, and copies the keys into its folder of keys. */
  void openIn(DataFolder data) throws IOException {
    SecretFolder keys = SecretFolder.open(data.keys());
    JsonNode wechat = given.path("wechat");
    JsonNode alipay = given.path("alipay");
    JsonNode unionpay = given.path("unionpay");
    for (String name :
        List.of("merchantPrivateKeyFile", "merchantCertificateFile", "publicKeyFile")) {
      copy(wechat.path(name).asText(), keys);
    }
    for (String name : List.of("appPrivateKeyFile", "alipayPublicKeyFile")) {
      copy(alipay.path(name).asText(), keys);
    }
    for (String name :
        List.of(
            "merchantPkcs12File",
            "merchantPkcs12PasswordFile",
            "rootCertificateFile",
            "middleCertificateFile")) {
      copy(unionpay.path(name).asText(), keys);
    }
    data.write(new PaymentSettings(List.of(wechat(wechat), alipay(alipay), unionpay(unionpay))));
    ScanSettings none = ScanSettings.none();
    data.write(new ScanSettings(methods(), none.wallets(), none.members(), null));
  }

  private void copy(String file, SecretFolder keys) throws IOException {
    keys.write(file, Files.readAllBytes(folder.resolve(file)));
  }

  private static WechatSettings wechat(JsonNode given) {
    return new WechatSettings(
        "wechat",
        given.path("appid").asText(),
        given.path("mchid").asText(),
        STORE,
        NOTIFY_URL,
        new WechatKeys(
            KeyFile.of(given.path("merchantPrivateKeyFile").asText()),
            given.path("merchantCertificateFile").asText(),
            Map.of(given.path("publicKeyId").asText(), given.path("publicKeyFile").asText()),
            List.of(),
            null),
        Endpoint.at(given.path("url").asText()));
  }

  private static AlipaySettings alipay(JsonNode given) {
    String gateway = given.path("gateway").asText();
    int path = gateway.indexOf('/', gateway.indexOf("//") + 2);
    return new AlipaySettings(
        "alipay",
        given.path("appId").asText(),
        STORE,
        KeyFile.of(given.path("appPrivateKeyFile").asText()),
        given.path("alipayPublicKeyFile").asText(),
        null,
        new Endpoint(gateway.substring(0, path), Map.of("gateway", gateway.substring(path)), 0, 0));
  }

  private static UnionpaySettings unionpay(JsonNode given) {
    String transaction = given.path("backTransUrl").asText();
    int path = transaction.indexOf('/', transaction.indexOf("//") + 2);
    return new UnionpaySettings(
        "unionpay",
        given.path("merId").asText(),
        "",
        new KeyFile(
            given.path("merchantPkcs12File").asText(),
            given.path("merchantPkcs12PasswordFile").asText()),
        List.of(
            given.path("rootCertificateFile").asText(),
            given.path("middleCertificateFile").asText()),
        new Endpoint(
            transaction.substring(0, path),
            Map.of(
                "transaction",
                transaction.substring(path),
                "query",
                given.path("queryUrl").asText().substring(path)),
            0,
            0));
  }

  private static List<ScanSettings.Method> methods() {
    return List.of(
        method("wechat", new Names("微信支付", "WeChat Pay", "WeChat Pay"), ScanSettings.Guide.WECHAT),
        method("alipay", new Names("支付宝", "Alipay", "Alipay"), ScanSettings.Guide.ALIPAY),
        method("unionpay", new Names("云闪付", "UnionPay", "UnionPay"), ScanSettings.Guide.STANDARD));
  }

  private static ScanSettings.Method method(String id, Names name, ScanSettings.Guide guide) {
    return new ScanSettings.Method(id, name, id, guide, Set.of(id), null);
  }
}
