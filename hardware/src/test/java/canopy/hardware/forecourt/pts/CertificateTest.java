package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.ForecourtEvent.ControllerOffline;
import canopy.hardware.forecourt.ForecourtEvent.ControllerOnline;
import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.PumpState;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTPS to a controller that vouches for itself: only a certificate that a person confirmed. */
class CertificateTest {
  private Rig rig;
  private TlsFront front;

  @BeforeEach
  void start() {
    rig = new Rig();
    front = new TlsFront(rig.url, 0);
  }

  @AfterEach
  void stop() {
    rig.close();
    front.close();
  }

  @Test
  void worksWithTheConfirmedCertificateWhateverNameStandsInIt() throws Exception {
    Rig.Till till = connect(front.fingerprint());
    till.awaitState(1, PumpState.IDLE);
    assertThat(rig.authorise(till, 1, new FillLimit.FullTank()).refusal()).isNull();
  }

  @Test
  void refusesACertificateThatNobodyConfirmedAndShowsItsFingerprint() throws Exception {
    Rig.Till till = connect("");
    ControllerOffline offline = till.log().await(ControllerOffline.class);
    assertThat(offline.reason().trouble()).isEqualTo(ForecourtTrouble.CERTIFICATE_NOT_TRUSTED);
    assertThat(offline.reason().detail()).isEqualTo(digits(front.fingerprint()));
    assertThat(till.log().all(ControllerOnline.class)).isEmpty();
  }

  @Test
  void refusesAnotherCertificateThanTheConfirmedOneAndComesBackWithIt() throws Exception {
    int port = front.port();
    String confirmed = front.fingerprint();
    Rig.Till till = connect(confirmed);
    till.awaitState(1, PumpState.IDLE);
    front.close();
    try (TlsFront other = new TlsFront(rig.url, port)) {
      ControllerOffline offline =
          till.log()
              .await(
                  ControllerOffline.class,
                  e -> e.reason().trouble() == ForecourtTrouble.CERTIFICATE_CHANGED);
      assertThat(offline.reason().detail()).isEqualTo(digits(other.fingerprint()));
    }
  }

  @Test
  void saysWhatIsNoFingerprint() {
    String url = "https://192.0.2.1/jsonPTS";
    assertThat(new PtsAddress(url, "ab:".repeat(31) + "cd").certificate())
        .isEqualTo("AB".repeat(31) + "CD");
    for (String wrong : new String[] {"ab", "x".repeat(64), "ab".repeat(33)}) {
      assertThatThrownBy(() -> new PtsAddress(url, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new PtsAddress("http://192.0.2.1/jsonPTS", "ab".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Rig.Till connect(String certificate) {
    PtsSettings plain = rig.settings("till1", Rig.NERVOUS);
    return rig.start(
        new PtsSettings(
            plain.controller(),
            new PtsAddress(front.url(), certificate),
            plain.login(),
            plain.pumps(),
            plain.minorDigits(),
            plain.adoptsOrphans(),
            plain.timing()));
  }

  private static String digits(String fingerprint) {
    return fingerprint.replace(":", "").toUpperCase(Locale.ROOT);
  }
}
