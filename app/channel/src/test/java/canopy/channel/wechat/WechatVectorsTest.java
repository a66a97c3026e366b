package canopy.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.channel.wire.Signatures;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published examples, and the official library's cipher. */
class WechatVectorsTest {
  private static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";

  @Test
  void messageOfQuery() {
    String message =
        WechatCredential.message(
            "GET", "/v3/pay/transactions/out-trade-no/T1?mchid=1900000001", 1554208460, NONCE, "");
    assertThat(sha256(Signatures.bytes(message)))
        .isEqualTo("cf34aa918d37fbcd7210ae9784cec56bda6ba77f4af877957f03b3c177eb5a85");
  }

  @Test
  void messageOfReverse() {
    String message =
        WechatCredential.message(
            "POST",
            "/v3/pay/transactions/out-trade-no/1217752501201407033233368018/reverse",
            1554208460,
            NONCE,
            "{\"appid\":\"wxd678efh567hg6787\",\"mchid\":\"1230000109\"}");
    assertThat(sha256(Signatures.bytes(message)))
        .isEqualTo("2615efab3cc9981eab13ab0eb80700f83c2ef5cbc5c01f21c379c4900f2e7abc");
  }

  @Test
  void messageOfAnEmptyAnswer() {
    assertThat(
            sha256(
                WechatVerifier.message(
                    "1554209980", "c5ac7061fccab6bf3e254dcf98995b8c", new byte[0])))
        .isEqualTo("b1cab5cc6396ec26ebb5e9a88541418a3a85febbf50e2974879049e928c54373");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb|uluk4a9R25RW|associatedData|message|ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=",
        "0123456789abcdef0123456789abcdef|fdasflkja484|transaction|{\"trade_state\":\"SUCCESS\"}|DUcHkaT6Ar5NbFcP4dHc0mQPviqVoryCQYZkx72M9HOV7zfzpxNFhao="
      })
  void sealedText(String key, String nonce, String data, String plain, String sealed)
      throws GeneralSecurityException {
    byte[] keyBytes = key.getBytes(StandardCharsets.US_ASCII);
    assertThat(WechatKeyRing.open(keyBytes, nonce, data, sealed))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(plain);
    assertThat(
            new AeadAesCipher(keyBytes)
                .encrypt(
                    data.getBytes(StandardCharsets.UTF_8),
                    nonce.getBytes(StandardCharsets.UTF_8),
                    plain.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(sealed);
  }

  private static String sha256(byte[] bytes) {
    return Signatures.hex("SHA-256", bytes);
  }
}
