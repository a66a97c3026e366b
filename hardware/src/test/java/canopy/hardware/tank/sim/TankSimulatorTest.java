package canopy.hardware.tank.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.Patience;
import canopy.hardware.forecourt.sim.ForecourtSimulator;
import canopy.hardware.line.Waiting;
import canopy.hardware.tank.TankLevel;
import canopy.hardware.tank.TankListener;
import canopy.hardware.tank.TankReading;
import canopy.hardware.tank.tls.GaugeUnits;
import canopy.hardware.tank.tls.TlsGauge;
import canopy.hardware.tank.tls.TlsSettings;
import canopy.hardware.tank.tls.TlsTimes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens in the tanks, and the simulator as a program. */
@Timeout(Patience.HANGING_SECONDS)
class TankSimulatorTest {
  private final JsonMapper json = new JsonMapper();

  @TempDir Path folder;

  private static TankSimulator simulator() throws IOException {
    return TankSimulator.start(SimSettings.standard().manual());
  }

  private JsonNode tank(TankSimulator simulator, int number) throws IOException {
    return json.readTree(simulator.order("state", "")).path("tanks").path(number - 1);
  }

  private static void post(String url, String order) throws IOException {
    HttpURLConnection http = (HttpURLConnection) URI.create(url).toURL().openConnection();
    http.setDoOutput(true);
    try (OutputStream out = http.getOutputStream()) {
      out.write(order.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(http.getResponseCode()).isEqualTo(200);
  }

  @Test
  void theStrappingTableIsThatOfALyingCylinder() {
    SimStrapping strapping = new SimStrapping(30_000_000);
    assertThat(strapping.heightMicrometres(0)).isZero();
    assertThat(strapping.heightMicrometres(15_000_000)).isEqualTo(1_250_000);
    assertThat(strapping.heightMicrometres(30_000_000)).isEqualTo(2_500_000);
    // A fifth of the height holds 14.24 % of the volume.
    assertThat(strapping.heightMicrometres(4_271_356)).isBetween(499_900L, 500_100L);
  }

  @Test
  void leaksAndWaterRunToTheMillilitreHoweverTimeIsCut() throws IOException {
    try (TankSimulator simulator = simulator()) {
      simulator.order("leak", "{\"tank\":1,\"millilitresPerHour\":760}");
      simulator.order("water", "{\"tank\":2,\"millilitresPerHour\":9000}");
      for (int i = 0; i < 77; i++) {
        simulator.order("advance", "{\"millis\":46753}");
      }
      simulator.order("advance", "{\"millis\":19}");
      assertThat(tank(simulator, 1).path("volumeMillilitres").asLong()).isEqualTo(21_600_000 - 760);
      assertThat(tank(simulator, 2).path("waterMillilitres").asLong()).isEqualTo(9_000);
    }
  }

  @Test
  void aDeliveryPoursSettlesAndIsRemembered() throws IOException {
    try (TankSimulator simulator = simulator()) {
      simulator.order(
          "pour",
          "{\"tank\":4,\"volumeMillilitres\":1000000,\"millilitresPerMinute\":500000,"
              + "\"settleMillis\":30000}");
      simulator.order("advance", "{\"millis\":60000}");
      assertThat(tank(simulator, 4).path("volumeMillilitres").asLong()).isEqualTo(21_200_000);
      assertThat(tank(simulator, 4).path("pouring").asBoolean()).isTrue();
      simulator.order("advance", "{\"millis\":120000}");
      assertThat(tank(simulator, 4).path("pouring").asBoolean()).isFalse();
      assertThat(tank(simulator, 4).path("deliveries").asInt()).isEqualTo(1);
      for (int i = 0; i < 12; i++) {
        simulator.order("pour", "{\"tank\":4,\"volumeMillilitres\":1000,\"atOnce\":true}");
      }
      assertThat(tank(simulator, 4).path("deliveries").asInt()).isEqualTo(10);
      assertThatThrownBy(
              () -> simulator.order("pour", "{\"tank\":4,\"volumeMillilitres\":90000000}"))
          .hasMessageContaining("room");
    }
  }

  @Test
  void whatThePumpsSellLeavesTheTankOfTheirGrade() throws IOException {
    try (ForecourtSimulator pumps =
            ForecourtSimulator.start(
                canopy.hardware.forecourt.sim.SimSettings.standard().manual());
        TankSimulator tanks =
            TankSimulator.start(SimSettings.standard().manual().selling(pumps.controlUrl()))) {
      tanks.order("sales", "");
      long before = tank(tanks, 1).path("volumeMillilitres").asLong();
      post(
          pumps.controlUrl() + "/automatic",
          "{\"pump\":3,\"nozzle\":1,\"volumeMillilitres\":40123,\"close\":true}");
      post(
          pumps.controlUrl() + "/automatic",
          "{\"pump\":5,\"nozzle\":1,\"volumeMillilitres\":20001,\"close\":true}");
      tanks.order("sales", "");
      tanks.order("sales", "");
      assertThat(tank(tanks, 1).path("volumeMillilitres").asLong()).isEqualTo(before - 60_124);
      assertThat(tank(tanks, 2).path("volumeMillilitres").asLong()).isEqualTo(19_200_000);
    }
  }

  @Test
  void runsAsAProgramOnATerminalAndEndsWithItsInput() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TankSimulator.class.getName(),
                "--pty",
                folder.resolve("gauge").toString(),
                "--tanks",
                "7:DIESEL:20000:50",
                "--units",
                "us")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      // Not closed here: the process would lose its output.
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String ready = out.readLine();
      assertThat(ready).matches("ready tcp=\\d+ http=\\d+ pty=.+");
      String pty = ready.substring(ready.indexOf("pty=") + 4);
      BlockingQueue<TankReading> readings = new LinkedBlockingQueue<>();
      TankListener listener =
          new TankListener() {
            @Override
            public void statusChanged(canopy.hardware.line.DeviceStatus status) {}

            @Override
            public void read(TankReading reading) {
              readings.add(reading);
            }
          };
      try (TlsGauge gauge =
          new TlsGauge(
              "test-gauge",
              new TlsSettings(
                  TlsSettings.address("serial:" + pty), GaugeUnits.US, "", TlsTimes.STANDARD),
              new canopy.hardware.line.LineOpener(new canopy.hardware.line.LoopHub()),
              Clock.systemUTC(),
              listener)) {
        gauge.start();
        TankLevel level = Waiting.until(readings, r -> true).levels().getFirst();
        assertThat(level.tank()).isEqualTo(7);
        assertThat(level.volumeMillilitres()).isBetween(9_999_998L, 10_000_002L);
      }
      process.getOutputStream().close();
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
