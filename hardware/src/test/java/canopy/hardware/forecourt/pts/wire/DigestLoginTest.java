package canopy.hardware.forecourt.pts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestLoginTest {
  /** RFC 7616 section 3.9.1. */
  @ParameterizedTest
  @CsvSource({
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
  })
  void givesTheAnswersOfTheStandard(String algorithm, String expected) {
    DigestLogin login =
        new DigestLogin(
            "Mufasa",
            "Circle of Life",
            false,
            () -> "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
    Request signed =
        login.authenticate(
            null,
            challenge(
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
                    + algorithm
                    + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                    + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""));
    assertThat(signed).isNotNull();
    assertThat(signed.header("Authorization"))
        .contains("response=\"" + expected + "\"", "nc=00000001", "qop=auth", "opaque=");
  }

  /** RFC 2617 section 3.5 (old form without qop computed by its formula). */
  @Test
  void answersTheOldFormWithoutQop() {
    DigestLogin login = new DigestLogin("u", "s", false, () -> "x");
    Request signed = login.authenticate(null, challenge("Digest realm=\"r\", nonce=\"n\""));
    assertThat(signed.header("Authorization")).doesNotContain("qop", "cnonce");
  }

  @Test
  void neverSendsBasicToADigestUserAndGivesUpOnUnknownAlgorithms() {
    DigestLogin login = new DigestLogin("u", "s", false, () -> "x");
    assertThat(login.authenticate(null, challenge("Basic realm=\"r\""))).isNull();
    assertThat(
            login.authenticate(
                null, challenge("Digest realm=\"r\", nonce=\"n\", algorithm=MD4, qop=\"auth\"")))
        .isNull();
  }

  private static Response challenge(String header) {
    return new Response.Builder()
        .request(new Request.Builder().url("http://www.example.org/dir/index.html").build())
        .protocol(Protocol.HTTP_1_1)
        .code(401)
        .message("Unauthorized")
        .header("WWW-Authenticate", header)
        .build();
  }
}
