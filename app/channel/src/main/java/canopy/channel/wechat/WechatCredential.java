package canopy.channel.wechat;

import canopy.channel.wire.Signatures;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Signs requests for a merchant: {@code WECHATPAY2-SHA256-RSA2048} (pay.weixin.qq.com,
 * wechatpay4_0).
 *
 * @param merchantId mchid
 * @param serial of the merchant's certificate, upper-case hexadecimal
 */
record WechatCredential(
    String merchantId, String serial, PrivateKey key, Clock clock, RandomGenerator random) {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int NONCE_LENGTH = 32;

  /**
   * The header {@code Authorization} for a request that is sent with exactly this target and body.
   */
  String authorization(String method, String target, String body) {
    long seconds = clock.instant().getEpochSecond();
    String nonce = nonce();
    String signature =
        Signatures.sign(key, Signatures.bytes(message(method, target, seconds, nonce, body)));
    return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\""
        .formatted(merchantId, nonce, seconds, serial, signature);
  }

  /** What is signed; the line feed at the end is part of it, also behind an empty body. */
  static String message(String method, String target, long seconds, String nonce, String body) {
    return method + "\n" + target + "\n" + seconds + "\n" + nonce + "\n" + body + "\n";
  }

  private String nonce() {
    StringBuilder nonce = new StringBuilder(NONCE_LENGTH);
    for (int i = 0; i < NONCE_LENGTH; i++) {
      nonce.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return nonce.toString();
  }
}
