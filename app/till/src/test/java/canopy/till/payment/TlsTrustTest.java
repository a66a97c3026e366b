package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.wallet.sim.WalletSettings;
import canopy.hardware.wallet.sim.WalletSimulator;
import canopy.till.ForkFolder;
import canopy.till.Patience;
import canopy.till.crash.CrashChild;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A channel over TLS: it speaks to whom the machine's trust store vouches for, by name and in time,
 * and to nobody else. The trust store is set for a process of its own, as an installation would.
 */
@Timeout(Patience.HANGING_SECONDS)
class TlsTrustTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;

  private final HeldCertificate root = authority(null, "root");
  private final HeldCertificate middle = authority(root, "middle");

  private static HeldCertificate authority(HeldCertificate issuer, String name) {
    HeldCertificate.Builder made =
        new HeldCertificate.Builder().commonName(name).certificateAuthority(issuer == null ? 1 : 0);
    return (issuer == null ? made : made.signedBy(issuer)).build();
  }

  private HeldCertificate.Builder server(String name) {
    return new HeldCertificate.Builder()
        .commonName("pay")
        .addSubjectAlternativeName(name)
        .signedBy(middle);
  }

  private HeldCertificate expired() {
    long now = System.currentTimeMillis();
    return server("localhost")
        .validityInterval(now - TimeUnit.DAYS.toMillis(2), now - TimeUnit.DAYS.toMillis(1))
        .build();
  }

  private Path trustStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", root.certificate());
    Path file = folder.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  @Test
  void speaksToWhomTheMachineTrustsAndToNobodyElse() throws Exception {
    try (WalletSimulator simulator =
            WalletSimulator.start(
                WalletSettings.standard(folder.resolve("simulator"))
                    .withKeys(ForkFolder.WALLET_KEYS));
        TlsFront good = new TlsFront(simulator.url(), server("localhost").build(), middle);
        TlsFront otherName = new TlsFront(simulator.url(), server("pay.example").build(), middle);
        TlsFront expired = new TlsFront(simulator.url(), expired(), middle);
        TlsFront noChain = new TlsFront(simulator.url(), server("localhost").build());
        TlsFront ownWord =
            new TlsFront(
                simulator.url(),
                new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build())) {
      // This process trusts the usual authorities only.
      assertThat(TrustingAsker.ask(simulator.payments(), good.url())).isEqualTo("UNKNOWN TLS");
      assertThat(good.requests()).as("nothing was sent").isZero();
      List<String> answers =
          asksTrusting(
              simulator.payments(),
              good.url(),
              otherName.url(),
              expired.url(),
              noChain.url(),
              ownWord.url());
      assertThat(answers)
          .containsExactly(
              "NOT_FOUND verified", "UNKNOWN TLS", "UNKNOWN TLS", "UNKNOWN TLS", "UNKNOWN TLS");
      assertThat(good.requests()).isEqualTo(1);
      for (TlsFront front : List.of(otherName, expired, noChain, ownWord)) {
        assertThat(front.requests()).as("nothing was sent").isZero();
      }
    }
  }

  private List<String> asksTrusting(Path merchant, String... addresses) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(merchant.toString()));
    arguments.addAll(List.of(addresses));
    List<String> command = CrashChild.java(TrustingAsker.class, arguments.toArray(String[]::new));
    command.addAll(
        1,
        List.of(
            "-Djavax.net.ssl.trustStore=" + trustStore(),
            "-Djavax.net.ssl.trustStoreType=PKCS12",
            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD));
    Path log = folder.resolve("log");
    try (CrashChild child = CrashChild.start(command, log)) {
      assertThat(child.readToEnd()).as(() -> read(log)).isZero();
      return child.acknowledged();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
