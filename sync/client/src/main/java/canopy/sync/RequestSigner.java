package canopy.sync;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.random.RandomGenerator;
import okio.ByteString;

/**
 * Signs requests: HTTP Message Signatures (RFC 9421) in the one form of {@code
 * sync/headoffice/PROTOCOL.md} section 2, and Content-Digest (RFC 9530) over the body as it is
 * sent. Any thread, if the random numbers are for any thread.
 */
public final class RequestSigner {
  private static final int NONCE_BYTES = 16;
  private static final String COVERED = "(\"@method\" \"@path\" \"@query\" \"content-digest\")";

  private final TillKey key;
  private final RandomGenerator nonces;

  /**
   * @param nonces not to be guessed: a {@link java.security.SecureRandom} outside tests
   */
  public RequestSigner(TillKey key, RandomGenerator nonces) {
    this.key = key;
    this.nonces = nonces;
  }

  /**
   * The headers that make a request a signed one; new ones for every attempt.
   *
   * @param path as it is sent, encoded
   * @param query as it is sent, without the question mark; empty for none
   * @param body as it is sent, compressed if it is
   * @param createdSeconds since 1970, by head office's clock
   */
  public Map<String, String> sign(
      String method, String path, String query, byte[] body, long createdSeconds) {
    byte[] nonce = new byte[NONCE_BYTES];
    nonces.nextBytes(nonce);
    String digest = "sha-256=:" + ByteString.of(body).sha256().base64() + ":";
    String parameters =
        COVERED
            + ";created="
            + createdSeconds
            + ";nonce=\""
            + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce)
            + "\";keyid=\""
            + key.keyId()
            + "\";alg=\"ed25519\"";
    String base =
        "\"@method\": "
            + method
            + "\n\"@path\": "
            + path
            + "\n\"@query\": ?"
            + query
            + "\n\"content-digest\": "
            + digest
            + "\n\"@signature-params\": "
            + parameters;
    byte[] signature = key.sign(base.getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "Content-Digest", digest,
        "Signature-Input", "till=" + parameters,
        "Signature", "till=:" + Base64.getEncoder().encodeToString(signature) + ":");
  }
}
