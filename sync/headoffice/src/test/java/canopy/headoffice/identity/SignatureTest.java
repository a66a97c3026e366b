package canopy.headoffice.identity;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.support.TestDatabase;
import canopy.headoffice.support.TestDatabases;
import canopy.headoffice.support.TestHeadOffice;
import canopy.headoffice.support.TestTill;
import canopy.headoffice.support.TestTill.Answer;
import canopy.headoffice.support.TestTill.Signing;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
final class SignatureTest {
  private static final byte[] NOTHING = new byte[0];

  private TestDatabase database;
  private TestHeadOffice office;
  private TestTill till;

  @BeforeEach
  void start(TestDatabase on) throws IOException {
    database = on;
    database.jdbi().useHandle(h -> h.execute("TRUNCATE site CASCADE"));
    office = new TestHeadOffice(database);
    till = office.enrolled("T1");
  }

  @AfterEach
  void stop() {
    office.close();
  }

  /** RFC 9421, B.2.6, with the key of B.1.4. */
  @Test
  void verifiesTheRfcsOwnExample() {
    byte[] key =
        Base64.getDecoder().decode("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
    String base =
        """
        "date": Tue, 20 Apr 2021 02:07:55 GMT
        "@method": POST
        "@path": /foo
        "@authority": example.com
        "content-type": application/json
        "content-length": 18
        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519\"\
        """;
    byte[] signature =
        Base64.getDecoder()
            .decode(
                "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    assertThat(TillKeys.hasSigned(key, base.getBytes(StandardCharsets.US_ASCII), signature))
        .isTrue();
    assertThat(
            TillKeys.hasSigned(
                key, base.replace("POST", "PUT").getBytes(StandardCharsets.US_ASCII), signature))
        .isFalse();
  }

  @Test
  void takesASignatureWithAQuery() {
    assertThat(till.get("/v1/journal?from=1&limit=5").status()).isEqualTo(200);
  }

  @Test
  void refusesWhatIsNotSigned() {
    HttpRequest.Builder good = till.signed("GET", "/v1/till", NOTHING, new Signing());
    HttpRequest bare = HttpRequest.newBuilder(good.build().uri()).build();
    assertThat(till.send(bare).problem()).isEqualTo("not-signed");
    assertThat(till.send(good.copy().header("Signature", "till=:AAAA:").build()).problem())
        .isEqualTo("not-signed");
    assertThat(till.send(good.build()).status()).isEqualTo(200);
  }

  @Test
  void refusesAnotherKeyPathOrForm() {
    Signing wrongKey = new Signing();
    wrongKey.wrongKey = true;
    assertThat(send(wrongKey).problem()).isEqualTo("not-signed");
    Signing otherPath = new Signing();
    otherPath.signedPath = "/v1/journal";
    assertThat(send(otherPath).problem()).isEqualTo("not-signed");
    Signing shortNonce = new Signing();
    shortNonce.nonce = "short";
    assertThat(send(shortNonce).problem()).isEqualTo("not-signed");
    assertThat(new TestTill(office.port()).get("/v1/till").problem()).isEqualTo("not-signed");
  }

  @Test
  void refusesAnotherBodyThanWasSigned() {
    Signing other = new Signing();
    other.sentBody = "{\"seq\":1}";
    Answer answer =
        till.send(
            till.signed(
                    "POST",
                    "/v1/till/sign-off",
                    "{\"seq\":0}".getBytes(StandardCharsets.UTF_8),
                    other)
                .build());
    assertThat(answer.problem()).isEqualTo("bad-request");
    assertThat(till.get("/v1/till").status()).isEqualTo(200);
  }

  @Test
  void refusesAWrongClockAndSaysTheRightTime() {
    for (long seconds : new long[] {-310, 310}) {
      Signing wrong = new Signing();
      wrong.createdSeconds += seconds;
      Answer answer = send(wrong);
      assertThat(answer.problem()).isEqualTo("clock-skew");
      assertThat(Instant.parse(answer.json().path("serverTime").asText()))
          .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(1));
    }
    Signing early = new Signing();
    early.createdSeconds -= 200;
    assertThat(send(early).status()).isEqualTo(200);
  }

  @Test
  void aNonceCountsOnceAlsoAfterARestart() throws IOException {
    HttpRequest request = till.signed("GET", "/v1/till", NOTHING, new Signing()).build();
    assertThat(till.send(request).status()).isEqualTo(200);
    assertThat(till.send(request).problem()).isEqualTo("replayed");
    Signing same = new Signing();
    office.close();
    office = new TestHeadOffice(database);
    TestTill moved = till.movedTo(office.port());
    assertThat(moved.send(moved.signed("GET", "/v1/till", NOTHING, same).build()).status())
        .isEqualTo(200);
    assertThat(moved.send(moved.signed("GET", "/v1/till", NOTHING, same).build()).problem())
        .isEqualTo("replayed");
  }

  private Answer send(Signing signing) {
    return till.send(till.signed("GET", "/v1/till", NOTHING, signing).build());
  }
}
