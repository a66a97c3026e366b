package canopy.headoffice.support;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.headoffice.HeadOffice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Head office in a process of its own, which a test may stop or kill. */
public final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ServerProcess() {}

  /** The program on a database and a port; the test says where its words go, and starts it. */
  public static ProcessBuilder of(TestDatabase database, int port) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            HeadOffice.class.getName());
    builder.environment().put("DATABASE_URL", database.jdbcUrl());
    builder.environment().put("DATABASE_CONNECTIONS", "4");
    builder.environment().put("PORT", Integer.toString(port));
    return builder;
  }

  /** A port at which nobody listens. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Waits until it takes requests.
   *
   * @param till whose line leads to it
   */
  public static void awaitReady(TestTill till, Process server) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isReady(till)) {
      assertThat(server.isAlive()).isTrue();
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static boolean isReady(TestTill till) {
    try {
      return till.get("/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
