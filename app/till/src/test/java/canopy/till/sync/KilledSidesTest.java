package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.sync.Enrolment;
import canopy.sync.HeadOfficeLine;
import canopy.sync.TillKey;
import canopy.till.crash.CrashChild;
import canopy.till.journal.Journal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Till and head office as processes of their own, killed (SIGKILL) in turn. */
class KilledSidesTest {
  private static final int ROUNDS = 3;
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void everythingArrivesOnceWhoeverIsKilled() throws Exception {
    try (Office office = Office.start(Clock.systemUTC())) {
      Path key = enrol(office);
      int port = freePort();
      String address = "http://127.0.0.1:" + port;
      office.stop(); // The children serve from here on.
      Path log = folder.resolve("children.log");
      Random random = new Random(4);
      int acknowledged = 0;
      for (int round = 0; round < ROUNDS; round++) {
        try (CrashChild server = CrashChild.start(serving(office, port), log);
            CrashChild till = CrashChild.start(sending(address, key), log)) {
          server.readUntil(1);
          assertThat(server.acknowledged()).as("head office is up, see " + log).hasSize(1);
          till.readUntil(30 + random.nextInt(60));
          if (round % 2 == 0) {
            server.kill();
            till.readUntil(till.acknowledged().size() + 20);
            till.kill();
          } else {
            till.kill();
            server.kill();
          }
          acknowledged += till.acknowledged().size();
        }
      }
      try (CrashChild server = CrashChild.start(serving(office, port), log);
          Journal journal = SoldLines.journal(folder.resolve("till"), "K1");
          SendingTill.Sending sending = SendingTill.Sending.start(journal, address, key)) {
        server.readUntil(1);
        await(sending, journal.lastSeq());
        assertThat(journal.lastSeq()).isGreaterThanOrEqualTo(2L * acknowledged);
        assertThat(office.lines("K1")).isEqualTo(SoldLines.lines(journal));
      }
    }
  }

  private static void await(SendingTill.Sending sending, long seq) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (sending.uploader().status().acknowledgedSeq() < seq) {
      assertThat(System.nanoTime())
          .as(() -> "waiting for " + seq + " with " + sending.uploader().status())
          .isLessThan(end);
      assertThat(never.tryAcquire(20, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private Path enrol(Office office) throws Exception {
    TillKey key = TillKey.create();
    String code = office.code("K1");
    try (HeadOfficeLine line =
        new HeadOfficeLine(
            office.address(),
            HeadOfficeLine.Times.STANDARD,
            null,
            Clock.systemUTC(),
            new SecureRandom())) {
      Enrolment.enrol(line, code, key, new Enrolment.Machine(Office.SITE, "K1", "test"));
    }
    return Files.writeString(folder.resolve("key"), key.pem());
  }

  private List<String> sending(String address, Path key) {
    return CrashChild.java(
        SendingTill.class, folder.resolve("till").toString(), "K1", address, key.toString());
  }

  private static List<String> serving(Office office, int port) {
    return CrashChild.java(ServingOffice.class, office.jdbcUrl(), Integer.toString(port));
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
