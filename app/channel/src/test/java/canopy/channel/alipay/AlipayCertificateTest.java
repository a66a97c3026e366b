package canopy.channel.alipay;

import static canopy.channel.alipay.AlipayPeer.ALIPAY;
import static canopy.channel.alipay.AlipayPeer.APPLICATION;
import static canopy.channel.alipay.AlipayPeer.FOREIGN;
import static canopy.channel.alipay.AlipayPeer.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.channel.PayChannel;
import canopy.channel.settings.AlipayCertificates;
import canopy.channel.wire.RawServer;
import canopy.channel.wire.SetUpTrouble;
import canopy.channel.wire.TestKeys;
import canopy.core.payment.Answer;
import canopy.core.payment.Outcome;
import canopy.core.payment.Way;
import canopy.hardware.wallet.sim.keys.Certificates;
import canopy.hardware.wallet.sim.keys.RsaKey;
import com.alipay.api.internal.util.AntCertificationUtil;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificate mode; the serials and the signatures are checked by the official library. */
class AlipayCertificateTest {
  private static final String APP = "alipay/app.crt";
  private static final String ROOT = "alipay/root.crt";
  private static final String ALIPAYS = "alipay/alipay.crt";
  private static final AlipayCertificates FILES =
      new AlipayCertificates(APP, ROOT, List.of(ALIPAYS));
  private static final Duration LONG_AGO = Duration.ofDays(6 * 365);

  /** Alipay's real file of roots holds such a one, too, which the JDK cannot read. */
  private static final String SM2_ROOT =
      """
      -----BEGIN CERTIFICATE-----
      MIIBvzCCAWWgAwIBAgIUHtHyWHS/l6KP7e8usFEJHnuvxaMwCgYIKoEcz1UBg3Uw
      NDELMAkGA1UEBhMCQ04xDTALBgNVBAoMBFRlc3QxFjAUBgNVBAMMDVRlc3QgU00y
      IFJvb3QwIBcNMjYxMTIyMTUxODEzWhgPMjA1MTA3MTQxNTE4MTNaMDQxCzAJBgNV
      BAYTAkNOMQ0wCwYDVQQKDARUZXN0MRYwFAYDVQQDDA1UZXN0IFNNMiBSb290MFkw
      EwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEV15arWZnkOiwVRwJGZ7CQEbiYAb0MpuX
      7vUsr4rtX2sVkaBZDoM6lQIrfSZUwzjDItVlQo+1BvAEpMODRh5ad6NTMFEwHQYD
      VR0OBBYEFDgF0od248KSzwf2IomHlhJmiWTWMB8GA1UdIwQYMBaAFDgF0od248KS
      zwf2IomHlhJmiWTWMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoEcz1UBg3UDSAAwRQIh
      AMLT03ouPaTFiip8j7Mk1lyaFbIfDDPGWhCcIEBMAiCsAiAg22IUJ+hvI6+qC7aP
      de2GiDwwvaTujxYUDkLoNQYMzw==
      -----END CERTIFICATE-----
      """;

  private static final RsaKey ROOT_KEY = RsaKey.make();
  private static final RsaKey MIDDLE_KEY = RsaKey.make();
  private static final Certificates.Issuer TOP =
      new Certificates.Issuer("CN=Root, O=Ant, C=CN", ROOT_KEY);
  private static final Certificates.Issuer MIDDLE =
      new Certificates.Issuer("CN=Class 2, O=Ant, C=CN", MIDDLE_KEY);
  private static final String PAID =
      "{\"code\":\"10000\",\"out_trade_no\":\"S0000101261122140000A1\",\"trade_no\":\"2026\",\"total_amount\":\"96.00\",\"trade_status\":\"TRADE_SUCCESS\"}";

  @TempDir Path folder;
  private X509Certificate root;
  private X509Certificate middle;
  private X509Certificate application;
  private X509Certificate alipay;

  private static X509Certificate issued(
      Certificates.Issuer by, String name, KeyPair key, long serial, Instant at) {
    return Certificates.issue(
        by, new Certificates.Subject(name, key.getPublic(), BigInteger.valueOf(serial), false), at);
  }

  @BeforeEach
  void files() {
    root = Certificates.selfSigned(TOP.name(), ROOT_KEY, BigInteger.valueOf(11), NOW);
    middle =
        Certificates.issue(
            TOP,
            new Certificates.Subject(
                MIDDLE.name(), MIDDLE_KEY.open(), BigInteger.valueOf(12), true),
            NOW);
    application = issued(MIDDLE, "CN=2014072300007148, C=CN", APPLICATION, 13, NOW);
    alipay = issued(MIDDLE, "CN=Alipay, O=Ant, C=CN", ALIPAY, 14, NOW);
    write(ROOT, SM2_ROOT + TestKeys.pem(root));
    write(APP, TestKeys.pem(application));
    write(ALIPAYS, TestKeys.pem(alipay) + TestKeys.pem(middle));
  }

  private void write(String file, String text) {
    TestKeys.write(folder.resolve(file), text);
  }

  private static RawServer.Act answer(String certificate, KeyPair signer) {
    return RawServer.answer(
        200,
        "{\"alipay_trade_query_response\":%s%s,\"sign\":\"%s\"}"
            .formatted(
                PAID,
                certificate.isEmpty() ? "" : ",\"alipay_cert_sn\":\"" + certificate + "\"",
                AlipayPeer.signature(PAID, signer)));
  }

  private Answer query(RawServer.Act act) throws SetUpTrouble {
    try (RawServer server = new RawServer(seen -> act);
        PayChannel channel = AlipayPeer.open(server, folder, FILES)) {
      Answer answer = channel.query(AlipayPeer.order(Way.SCAN_CUSTOMER));
      assertThat(server.seen()).hasSize(1);
      return answer;
    }
  }

  @Test
  void namesTheCertificatesAsTheOfficialLibraryDoes() throws Exception {
    try (RawServer server = new RawServer(seen -> answer(AlipaySerials.of(alipay), ALIPAY));
        PayChannel channel = AlipayPeer.open(server, folder, FILES)) {
      Answer answer = channel.query(AlipayPeer.order(Way.SCAN_CUSTOMER));
      assertThat(answer.outcome()).isEqualTo(Outcome.PAID);
      Map<String, String> sent = AlipayPeer.parameters(server.last());
      assertThat(sent)
          .containsEntry("app_cert_sn", AntCertificationUtil.getCertSN(application))
          .containsEntry(
              "alipay_root_cert_sn",
              AntCertificationUtil.getRootCertSN(SM2_ROOT + TestKeys.pem(root)));
    }
    assertThat(AlipaySerials.of(alipay)).isEqualTo(AntCertificationUtil.getCertSN(alipay));
    assertThat(AlipaySerials.ofRoots(List.of(root, middle)))
        .isEqualTo(AntCertificationUtil.getRootCertSN(TestKeys.pem(root) + TestKeys.pem(middle)));
    assertThat(
            AntCertificationUtil.isTrusted(
                TestKeys.pem(alipay) + TestKeys.pem(middle), TestKeys.pem(root)))
        .isTrue();
  }

  @Test
  void believesNoOtherCertificate() throws Exception {
    X509Certificate other = issued(MIDDLE, "CN=Alipay, O=Ant, C=CN", FOREIGN, 15, NOW);
    assertUnknown(query(answer(AlipaySerials.of(other), FOREIGN)), "UNKNOWN_CERTIFICATE");
    assertUnknown(query(answer("", ALIPAY)), "UNKNOWN_CERTIFICATE");
    assertUnknown(query(answer(AlipaySerials.of(alipay), FOREIGN)), "BAD_SIGNATURE");
    assertUnknown(query(answer(AlipaySerials.of(application), APPLICATION)), "UNKNOWN_CERTIFICATE");
  }

  private static void assertUnknown(Answer answer, String code) {
    assertThat(answer.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(answer.verified()).isFalse();
    assertThat(answer.code()).isEqualTo(code);
  }

  @Test
  void takesTwoCertificatesWhileOneReplacesTheOther() throws Exception {
    X509Certificate next = issued(TOP, "CN=Alipay, O=Ant, C=CN", FOREIGN, 15, NOW);
    write("alipay/next.crt", TestKeys.pem(next));
    AlipayCertificates both =
        new AlipayCertificates(APP, ROOT, List.of(ALIPAYS, "alipay/next.crt"));
    try (RawServer server = new RawServer(seen -> answer(AlipaySerials.of(next), FOREIGN));
        PayChannel channel = AlipayPeer.open(server, folder, both)) {
      assertThat(channel.query(AlipayPeer.order(Way.SCAN_CUSTOMER)).outcome())
          .isEqualTo(Outcome.PAID);
    }
  }

  @Test
  void anExpiredCertificateDoesNotCloseTheAccountWhileAnotherIsValid() throws Exception {
    X509Certificate old =
        issued(MIDDLE, "CN=Alipay, O=Ant, C=CN", FOREIGN, 15, NOW.minus(LONG_AGO));
    write("alipay/old.crt", TestKeys.pem(old) + TestKeys.pem(middle));
    AlipayCertificates both = new AlipayCertificates(APP, ROOT, List.of("alipay/old.crt", ALIPAYS));
    try (RawServer server = new RawServer(seen -> answer(AlipaySerials.of(alipay), ALIPAY));
        PayChannel channel = AlipayPeer.open(server, folder, both)) {
      assertThat(channel.query(AlipayPeer.order(Way.SCAN_CUSTOMER)).outcome())
          .isEqualTo(Outcome.PAID);
    }
    try (RawServer server = new RawServer(seen -> answer(AlipaySerials.of(old), FOREIGN));
        PayChannel channel = AlipayPeer.open(server, folder, both)) {
      assertUnknown(channel.query(AlipayPeer.order(Way.SCAN_CUSTOMER)), "UNKNOWN_CERTIFICATE");
    }
  }

  @Test
  void aCertificateIsBelievedUntilItsLastDay() {
    Instant end = alipay.getNotAfter().toInstant();
    AlipayEnvelope answer = new AlipayEnvelope("", null, AlipaySerials.of(alipay));
    assertThat(trusting(end).keyOf(answer)).isEqualTo(alipay.getPublicKey());
    assertThat(trusting(end.plusSeconds(1)).keyOf(answer)).isNull();
  }

  private AlipayTrust trusting(Instant now) {
    return new AlipayTrust.Certified(
        "", "", Map.of(AlipaySerials.of(alipay), alipay), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void saysWhatIsWrongWithACertificate() {
    refuses(APP, TestKeys.pem(issued(MIDDLE, "CN=x", FOREIGN, 13, NOW)), "channel.keymismatch");
    refuses(
        APP,
        TestKeys.pem(issued(MIDDLE, "CN=x", APPLICATION, 13, NOW.minus(LONG_AGO))),
        "channel.certexpired");
    refuses(
        ALIPAYS,
        TestKeys.pem(issued(MIDDLE, "CN=x", ALIPAY, 14, NOW.minus(LONG_AGO)))
            + TestKeys.pem(middle),
        "channel.certexpired");
    refuses(
        ALIPAYS,
        TestKeys.pem(issued(MIDDLE, "CN=x", ALIPAY, 14, NOW.plus(Duration.ofDays(3))))
            + TestKeys.pem(middle),
        "channel.certnotyet");
    refuses(ALIPAYS, TestKeys.pem(alipay), "channel.certchain");
    refuses(
        ALIPAYS,
        TestKeys.pem(
            issued(
                new Certificates.Issuer(TOP.name(), MIDDLE_KEY),
                "CN=Alipay, O=Ant, C=CN",
                ALIPAY,
                14,
                NOW)),
        "channel.certchain");
    refuses(ALIPAYS, TestKeys.pem(application) + TestKeys.pem(middle), "channel.ownkey");
    refuses(ROOT, SM2_ROOT, "channel.keynotunderstood");
    refuses(ROOT, "nothing", "channel.keynotunderstood");
  }

  private void refuses(String file, String text, String key) {
    files();
    write(file, text);
    refuses(FILES, key);
  }

  private void refuses(AlipayCertificates certificates, String key) {
    try (RawServer server = new RawServer(seen -> answer("", ALIPAY))) {
      assertThatThrownBy(() -> AlipayPeer.open(server, folder, certificates).close())
          .isInstanceOf(SetUpTrouble.class)
          .hasMessageStartingWith(key + " ");
    }
  }

  @Test
  void wantsOneWayToBelieveAnswers() {
    refuses(new AlipayCertificates(APP, ROOT, List.of()), "channel.noverifier");
    refuses(new AlipayCertificates("", ROOT, List.of(ALIPAYS)), "channel.settingmissing");
  }
}
