package canopy.channel.wechat;

import canopy.channel.wire.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * WeChat Pay's keys, by the serial number of a certificate or the id of a public key. With an APIv3
 * key the certificates are fetched when an answer names one that is not here, at most once an hour.
 * Thread-safe.
 */
final class WechatKeyRing {
  private static final Duration BETWEEN_FETCHES = Duration.ofHours(1);
  private static final Duration BETWEEN_FETCHES_WITHOUT_ANY = Duration.ofSeconds(10);
  private static final int TAG_BITS = 128;

  private final Clock clock;
  private final byte @Nullable [] apiV3Key;
  private volatile Map<String, PublicKey> keys;
  private boolean wanted;
  private @Nullable Instant lastFetch;

  /**
   * @param keys those that were configured
   * @param apiV3Key 32 bytes; null if certificates are not fetched
   */
  WechatKeyRing(Map<String, PublicKey> keys, byte @Nullable [] apiV3Key, Clock clock) {
    this.keys = Map.copyOf(keys);
    this.apiV3Key = apiV3Key;
    this.clock = clock;
    this.wanted = keys.isEmpty();
  }

  Map<String, PublicKey> keys() {
    return keys;
  }

  /** An answer named a key that is not here. */
  synchronized void miss() {
    wanted = true;
  }

  /** Whether to fetch the certificates now; counts as having tried. */
  synchronized boolean takeTurn() {
    Instant now = clock.instant();
    Duration pause = keys.isEmpty() ? BETWEEN_FETCHES_WITHOUT_ANY : BETWEEN_FETCHES;
    boolean early =
        lastFetch != null && Duration.between(lastFetch, now).abs().compareTo(pause) < 0;
    if (apiV3Key == null || !wanted || early) {
      return false;
    }
    lastFetch = now;
    return true;
  }

  /**
   * The certificates in an answer of {@code /v3/certificates}, by serial number. Only who knows the
   * APIv3 key can have made them; the answer's own signature is to be checked with them.
   *
   * @return empty if anything is wrong
   */
  Map<String, PublicKey> read(String body) {
    if (apiV3Key == null) {
      return Map.of();
    }
    Map<String, PublicKey> found = new HashMap<>();
    try {
      for (JsonNode each : StrictJson.object(body).map(json -> json.path("data")).orElseThrow()) {
        JsonNode sealed = each.path("encrypt_certificate");
        byte[] pem =
            open(
                apiV3Key,
                sealed.path("nonce").asText(),
                sealed.path("associated_data").asText(),
                sealed.path("ciphertext").asText());
        X509Certificate certificate =
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem));
        certificate.checkValidity(Date.from(clock.instant()));
        found.put(serial(certificate), certificate.getPublicKey());
      }
      return found;
    } catch (GeneralSecurityException | RuntimeException e) {
      return Map.of();
    }
  }

  /** Takes up fetched keys; those that were configured stay. */
  synchronized void add(Map<String, PublicKey> fetched) {
    Map<String, PublicKey> all = new HashMap<>(keys);
    all.putAll(fetched);
    keys = Map.copyOf(all);
    wanted = false;
  }

  /** As WeChat Pay writes it. */
  static String serial(X509Certificate certificate) {
    return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
  }

  /**
   * AEAD_AES_256_GCM (pay.weixin.qq.com, wechatpay4_2).
   *
   * @throws GeneralSecurityException if it was not sealed with this key, nonce and data
   */
  static byte[] open(byte[] key, String nonce, String associatedData, String ciphertext)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
    cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
    return cipher.doFinal(Base64.getDecoder().decode(ciphertext));
  }
}
