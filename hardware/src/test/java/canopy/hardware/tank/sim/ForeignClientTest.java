package canopy.hardware.tank.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.hardware.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Our console read by a client of the protocol that we did not write. It is looked for where Python
 * looks (PYTHONPATH) and in {@code target/python}.
 */
@Timeout(Patience.HANGING_SECONDS)
class ForeignClientTest {
  private static final String MODULE = "veeder_root_tls_socket_library";

  private static Process python(String... arguments) throws IOException {
    ProcessBuilder python = new ProcessBuilder(arguments).redirectErrorStream(true);
    String theirs = System.getenv().getOrDefault("PYTHONPATH", "");
    python
        .environment()
        .put("PYTHONPATH", Path.of("target", "python").toAbsolutePath() + ":" + theirs);
    return python.start();
  }

  private static boolean clientIsThere() throws InterruptedException {
    try {
      return python("python3", "-c", "import " + MODULE + ".tls_3xx").waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aForeignClientReadsTheSameFiguresAndAcceptsEveryChecksum() throws Exception {
    assumeTrue(clientIsThere(), "the Python package " + MODULE + " is missing");
    try (TankSimulator simulator = TankSimulator.start(SimSettings.standard().manual())) {
      simulator.order("set", "{\"tank\":2,\"temperatureMillidegrees\":-12500}");
      simulator.order("pour", "{\"tank\":3,\"volumeMillilitres\":2000000,\"atOnce\":true}");
      // One alarm for each tank at most: that client does not read a second one.
      simulator.order("alarm", "{\"tank\":4,\"type\":11}");
      Process client =
          python(
              "python3",
              Path.of("src", "test", "witness", "tank_client.py").toString(),
              Integer.toString(simulator.tcpPort()));
      String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(client.waitFor()).as(output).isZero();
      JsonNode said = new JsonMapper().readTree(output);

      JsonNode tanks = said.path("201").path("tanks");
      assertThat(tanks).hasSize(4);
      assertThat(tanks.path(0).path("volume").asDouble()).isCloseTo(21_600, within(0.001));
      assertThat(tanks.path(0).path("ullage").asDouble()).isCloseTo(8_400, within(0.001));
      assertThat(tanks.path(1).path("temperature").asDouble()).isEqualTo(-12.5);
      JsonNode delivery = said.path("202").path("tanks").path(2).path("deliveries").path(0);
      assertThat(
              delivery.path("ending_volume").asDouble()
                  - delivery.path("starting_volume").asDouble())
          .isCloseTo(2_000, within(0.01));
      assertThat(said.path("205").path("alarms").path(3).path("alarm_type").asText())
          .isEqualTo("11");
      assertThat(said.path("101").path("alarms").path(0).path("alarm_category").asInt())
          .isEqualTo(2);
      assertThat(said.path("display").asText()).contains("IN-TANK INVENTORY", "21600");
      assertThat(said.path("unknown").asText()).contains("Unsupported");
    }
  }
}
