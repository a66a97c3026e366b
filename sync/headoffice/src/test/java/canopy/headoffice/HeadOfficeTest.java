package canopy.headoffice;

import static org.assertj.core.api.Assertions.assertThat;

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
