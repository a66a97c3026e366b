package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.sync.HeadOfficeAddress.Flaw;
import canopy.sync.HeadOfficeAddress.Unusable;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysAndAddressesTest {
  @Test
  void keyComesBackFromItsFileAndHidesItself() throws Exception {
    TillKey key = TillKey.create();
    TillKey again = TillKey.parse(key.pem());
    assertThat(again.keyId()).isEqualTo(key.keyId()).hasSize(22);
    assertThat(again.publicKey()).isEqualTo(key.publicKey()).hasSize(60);
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key.publicKey()));
    assertThat(Base64.getUrlDecoder().decode(key.keyId())).isEqualTo(Arrays.copyOf(hash, 16));
    assertThat(key.toString()).isEqualTo("TillKey[" + key.keyId() + "]");
  }

  @Test
  void keyIsRefusedWhenItsHalvesDoNotFit() {
    String one = TillKey.create().pem();
    String other = TillKey.create().pem();
    int split = one.indexOf("-----BEGIN PUBLIC");
    String mixed = one.substring(0, split) + other.substring(other.indexOf("-----BEGIN PUBLIC"));
    assertThatThrownBy(() -> TillKey.parse(mixed)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TillKey.parse(one.substring(split)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TillKey.parse("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signatureIsTheOneThatAnotherImplementationMakes() {
    TillKey key = TillKey.create();
    Map<String, String> headers =
        new RequestSigner(key, new Random(7))
            .sign("GET", "/v1/journal", "from=1&limit=2000", new byte[0], 1_772_438_400L);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(new Random(7)));
    String digest = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    String parameters =
        "(\"@method\" \"@path\" \"@query\" \"content-digest\");created=1772438400;nonce=\""
            + nonce
            + "\";keyid=\""
            + key.keyId()
            + "\";alg=\"ed25519\"";
    assertThat(headers.get("Content-Digest")).isEqualTo(digest);
    assertThat(headers.get("Signature-Input")).isEqualTo("till=" + parameters);
    String base =
        """
        "@method": GET
        "@path": /v1/journal
        "@query": ?from=1&limit=2000
        "content-digest": %s
        "@signature-params": %s\
        """
            .formatted(digest, parameters);
    String signature = headers.get("Signature");
    assertThat(signature).startsWith("till=:").endsWith(":");
    byte[] x509 = Base64.getDecoder().decode(key.publicKey());
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(x509, 12));
    verifier.update(base.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, base.length());
    assertThat(
            verifier.verifySignature(
                Base64.getDecoder().decode(signature.substring(6, signature.length() - 1))))
        .isTrue();
  }

  private static byte[] bytes(Random random) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    return nonce;
  }

  @Test
  void everySignatureHasItsOwnNonce() {
    RequestSigner signer = new RequestSigner(TillKey.create(), new SecureRandom());
    assertThat(signer.sign("GET", "/v1/till", "", new byte[0], 1).get("Signature-Input"))
        .isNotEqualTo(signer.sign("GET", "/v1/till", "", new byte[0], 1).get("Signature-Input"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://office.example.com, https://office.example.com",
    "https://office.example.com:8443/, https://office.example.com:8443",
    "' https://192.0.2.7 ', https://192.0.2.7",
    "http://127.0.0.1:8800, http://127.0.0.1:8800",
    "http://localhost:8800/, http://localhost:8800",
    "http://[::1]:8800, http://[::1]:8800"
  })
  void takesAnAddress(String typed, String url) {
    assertThat(new HeadOfficeAddress(typed, null).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "office.example.com, NO_ADDRESS",
    "ftp://office.example.com, NO_ADDRESS",
    "https://office.example.com/api, NO_ADDRESS",
    "https://office.example.com/?a=b, NO_ADDRESS",
    "https://me:pw@office.example.com, NO_ADDRESS",
    "'', NO_ADDRESS",
    "http://office.example.com, NOT_ENCRYPTED",
    "http://192.168.1.20:8800, NOT_ENCRYPTED",
    "http://127.0.0.1.example.com, NOT_ENCRYPTED",
    "http://localhost.example.com, NOT_ENCRYPTED"
  })
  void refusesAnAddress(String typed, Flaw flaw) {
    assertThatThrownBy(() -> new HeadOfficeAddress(typed, null))
        .isInstanceOfSatisfying(Unusable.class, e -> assertThat(e.flaw()).isEqualTo(flaw));
  }

  @Test
  void takesAPinAsCertificateToolsWriteIt() {
    String digits = "AB".repeat(32);
    String colons = "AB:".repeat(31) + "AB";
    assertThat(new HeadOfficeAddress("https://a.example", colons))
        .isEqualTo(new HeadOfficeAddress("https://a.example", digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "zz"})
  void refusesAPin(String pin) {
    assertThatThrownBy(() -> new HeadOfficeAddress("https://a.example", pin.repeat(32)))
        .isInstanceOfSatisfying(Unusable.class, e -> assertThat(e.flaw()).isEqualTo(Flaw.NO_PIN));
  }
}
