package canopy.headoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeadOfficeTest {
  @TempDir private Path folder;

  @Test
  void isNotServedToOtherMachinesWithoutTls() {
    Settings settings =
        Settings.from(Map.of("HEADOFFICE_DATA", folder.toString(), "HOST", "0.0.0.0"));
    assertThatThrownBy(() -> HeadOffice.start(settings)).hasMessageContaining("TLS");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void closesWhatWasOpenedWhenItCannotStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings settings =
          Settings.from(
              Map.of(
                  "HEADOFFICE_DATA",
                  folder.toString(),
                  "PORT",
                  Integer.toString(taken.getLocalPort())));
      assertThatThrownBy(() -> HeadOffice.start(settings)).isInstanceOf(RuntimeException.class);
    }
    Path lock = folder.resolve("postgresql").resolve("postmaster.pid");
    assertThat(lock).doesNotExist();
  }

  @Test
  void comesUpOnItsOwnDatabaseAndAgainOnTheSameFiles() throws Exception {
    Settings settings = Settings.from(Map.of("HEADOFFICE_DATA", folder.toString(), "PORT", "0"));
    for (int start = 1; start <= 2; start++) {
      try (HeadOffice headOffice = HeadOffice.start(settings);
          HttpClient client = HttpClient.newHttpClient()) {
        URI ready = URI.create("http://127.0.0.1:" + headOffice.port() + "/ready");
        assertThat(
                client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString()).body())
            .isEqualTo("ok");
      }
    }
  }
}
