package canopy.hardware.wallet.sim.alipay;

import canopy.hardware.wallet.sim.http.Json;
import canopy.hardware.wallet.sim.keys.KeyFolder;
import canopy.hardware.wallet.sim.keys.RsaKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.PublicKey;

/** The app's key and Alipay's. {@code alipay/} holds what a merchant is given. */
final class AlipayKeys {
  static final String APP_ID = "2021000000000001";
  static final String SELLER_ID = "2088000000000001";

  private final PublicKey app;
  private final RsaKey alipay;

  AlipayKeys(KeyFolder keys) throws IOException {
    KeyFolder given = keys.within("alipay");
    app = given.key("app_private_key.pem").open();
    alipay = keys.within("simulator").key("alipay.pem");
    given.write("alipay_public_key.pem", alipay.open());
  }

  PublicKey app() {
    return app;
  }

  RsaKey alipay() {
    return alipay;
  }

  ObjectNode describe(String url) {
    ObjectNode alipay = Json.object();
    alipay.put("gateway", url + AlipayGateway.PATH);
    alipay.put("appId", APP_ID).put("sellerId", SELLER_ID);
    alipay.put("appPrivateKeyFile", "alipay/app_private_key.pem");
    alipay.put("alipayPublicKeyFile", "alipay/alipay_public_key.pem");
    return alipay;
  }
}
