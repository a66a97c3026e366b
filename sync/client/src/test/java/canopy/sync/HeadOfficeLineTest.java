package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.sync.StubOffice.Reply;
import canopy.sync.Trouble.Code;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HeadOfficeLineTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TillKey key = TillKey.create();

  private static HeadOfficeLine line(
      HeadOfficeAddress address, Duration silence, @Nullable TillKey key) {
    return new HeadOfficeLine(
        address,
        new HeadOfficeLine.Times(MINUTE, silence, MINUTE),
        key,
        Clock.systemUTC(),
        new SecureRandom());
  }

  private static void fails(ThrowingCallable call, Code code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LineTrouble.class, e -> assertThat(e.trouble().code()).isEqualTo(code));
  }

  @Test
  void pinnedKeyIsHeadOfficeAndNoOtherIs() throws Exception {
    HeldCertificate own =
        new HeldCertificate.Builder()
            .commonName("office")
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    HandshakeCertificates server = new HandshakeCertificates.Builder().heldCertificate(own).build();
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(server.sslContext()));
    https.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    https.start();
    String url = "https://127.0.0.1:" + https.getAddress().getPort();
    String pin = ByteString.of(own.certificate().getPublicKey().getEncoded()).sha256().hex();
    try (HeadOfficeLine right = line(new HeadOfficeAddress(url, pin), MINUTE, key);
        HeadOfficeLine wrong = line(new HeadOfficeAddress(url, "0".repeat(64)), MINUTE, key);
        HeadOfficeLine none = line(new HeadOfficeAddress(url, null), MINUTE, key)) {
      assertThat(right.get("/v1/till").json().path("ok").asBoolean()).isTrue();
      fails(() -> wrong.get("/v1/till"), Code.NOT_TRUSTED);
      fails(() -> none.get("/v1/till"), Code.NOT_TRUSTED);
    } finally {
      https.stop(0);
    }
  }

  @Test
  void saysWhenNobodyAnswersInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HeadOfficeLine line =
            line(
                new HeadOfficeAddress("http://127.0.0.1:" + silent.getLocalPort(), null),
                Duration.ofMillis(50),
                key)) {
      fails(() -> line.get("/v1/till"), Code.TOO_SLOW);
    }
  }

  @Test
  void saysWhenTheConnectionBreaks() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        HeadOfficeLine line =
            line(
                new HeadOfficeAddress("http://127.0.0.1:" + rude.getLocalPort(), null),
                MINUTE,
                key)) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var socket = rude.accept()) {
                  socket.getInputStream().read();
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      fails(() -> line.get("/v1/till"), Code.BROKEN_OFF);
    }
  }

  @Test
  void refusesToWorkAfterItsEnd() throws Exception {
    try (StubOffice office = new StubOffice()) {
      HeadOfficeLine line = line(office.address(), MINUTE, key);
      line.close();
      fails(() -> line.get("/v1/till"), Code.BROKEN_OFF);
      assertThat(office.seen).isEmpty();
    }
  }

  @Test
  void enrolsWithoutASignatureAndTellsWhatHeadOfficeHas() throws Exception {
    try (StubOffice office = new StubOffice();
        HeadOfficeLine line = line(office.address(), MINUTE, null)) {
      String good =
          """
          {"site":"S001","till":"T1","keyId":"%s","name":"East","zone":"Asia/Shanghai",
           "currency":"CNY","head":{"seq":41,"hash":"%s"},"serverTime":"2026-03-02T08:00:00.000Z"}
          """
              .formatted(key.keyId(), "a".repeat(64));
      office.says(
          Reply.json(good),
          Reply.json(good),
          Reply.problem(403, "bad-code", ""),
          Reply.problem(409, "other-till", ",\"site\":\"S002\",\"till\":\"T7\""),
          Reply.json(good.replace("\"T1\"", "\"T2\"")),
          Reply.json(good.replace(key.keyId(), "somebody else's")),
          Reply.problem(429, "too-many", "", "Retry-After", "60"));
      Enrolment.Machine machine = new Enrolment.Machine("S001", "T1", "0.1.0");
      assertThat(Enrolment.look(line, "7K2M-9PQR-T4VX", key, machine).head().seq()).isEqualTo(41);
      assertThat(new String(office.seen.removeFirst().body(), StandardCharsets.UTF_8))
          .endsWith(",\"look\":true}");
      Enrolment.Enrolled enrolled = Enrolment.enrol(line, " 7K2M-9PQR-T4VX ", key, machine);
      assertThat(enrolled)
          .isEqualTo(
              new Enrolment.Enrolled(
                  "S001",
                  "T1",
                  key.keyId(),
                  "East",
                  "Asia/Shanghai",
                  "CNY",
                  new Head(41, "a".repeat(64))));
      StubOffice.Seen seen = office.seen.getFirst();
      assertThat(seen.header("Signature")).isEmpty();
      assertThat(new String(seen.body(), StandardCharsets.UTF_8))
          .isEqualTo(
              "{\"code\":\"7K2M-9PQR-T4VX\",\"publicKey\":\""
                  + key.publicKey()
                  + "\",\"site\":\"S001\",\"till\":\"T1\",\"program\":\"0.1.0\"}");
      fails(() -> Enrolment.enrol(line, "x", key, machine), Code.BAD_CODE);
      assertThatThrownBy(() -> Enrolment.enrol(line, "x", key, machine))
          .isInstanceOfSatisfying(
              LineTrouble.class,
              e -> assertThat(e.trouble()).isEqualTo(Trouble.of(Code.OTHER_TILL, "S002", "T7")));
      fails(() -> Enrolment.enrol(line, "x", key, machine), Code.NOT_UNDERSTOOD);
      fails(() -> Enrolment.enrol(line, "x", key, machine), Code.NOT_UNDERSTOOD);
      fails(() -> Enrolment.enrol(line, "x", key, machine), Code.TOO_MANY);
    }
  }

  @Test
  void leavesHeadOfficeAloneAsLongAsItAsks() throws Exception {
    Now now = new Now();
    try (StubOffice office = new StubOffice();
        HeadOfficeLine line =
            new HeadOfficeLine(
                office.address(),
                HeadOfficeLine.Times.STANDARD,
                key,
                now.times(),
                new SecureRandom())) {
      line.rest();
      office.says(
          Reply.problem(429, "too-many", "", "Retry-After", "7"),
          Reply.problem(503, "unavailable", "", "Retry-After", "5"),
          Reply.json("{}"));
      assertThat(line.get("/v1/till").status()).isEqualTo(429);
      fails(() -> line.get("/v1/till"), Code.TOO_MANY);
      Thread resting = Thread.ofVirtual().unstarted(() -> rest(line));
      resting.start();
      now.pass(Duration.ofSeconds(7));
      resting.join();
      assertThat(line.get("/v1/till").status()).isEqualTo(503);
      fails(() -> line.get("/v1/till"), Code.SERVER_FAULT);
      now.pass(Duration.ofMillis(4_999));
      assertThat(line.leftAlone()).isEqualTo(Duration.ofMillis(1));
      now.pass(Duration.ofMillis(1));
      assertThat(line.get("/v1/till").status()).isEqualTo(200);
      assertThat(office.seen).hasSize(3);
    }
  }

  private static void rest(HeadOfficeLine line) {
    try {
      line.rest();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void signsOffOnlyWhenHeadOfficeHasEverything() throws Exception {
    try (StubOffice office = new StubOffice();
        HeadOfficeLine line = line(office.address(), MINUTE, key)) {
      office.says(
          Reply.problem(
              409, "lines-missing", ",\"head\":{\"seq\":7,\"hash\":\"" + "b".repeat(64) + "\"}"),
          Reply.json("{}"));
      assertThatThrownBy(() -> Enrolment.signOff(line, 9))
          .isInstanceOfSatisfying(
              LineTrouble.class,
              e -> assertThat(e.trouble()).isEqualTo(Trouble.of(Code.LINES_MISSING, 7)));
      Enrolment.signOff(line, 9);
      assertThat(office.seen).allMatch(seen -> StubOffice.isSigned(seen, key));
      assertThat(office.seen.getLast().body()).isEqualTo(HeadOfficeLine.utf8("{\"seq\":9}"));
    }
  }
}
