package canopy.hardware.tank.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.hardware.Patience;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.Waiting;
import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankLevel;
import canopy.hardware.tank.TankReading;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver against a gauge that we did not write: GasPot, which knows only the display format in
 * US units. The variable {@code CANOPY_GASPOT} says where its {@code GasPot.py} lies.
 */
@Timeout(Patience.HANGING_SECONDS)
class GasPotTest {
  private static final double GALLON_MILLILITRES = 3_785.411784;

  @TempDir Path folder;

  @Test
  void readsAForeignGaugeByItsPrintedTables() throws Exception {
    Path gasPot = Path.of(System.getenv().getOrDefault("CANOPY_GASPOT", "GasPot.py"));
    assumeTrue(Files.isRegularFile(gasPot), "CANOPY_GASPOT does not name GasPot.py");
    int port = freePort();
    Files.writeString(folder.resolve("config.ini"), config(port));
    Process process =
        new ProcessBuilder("python3", gasPot.toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    try (GaugeRig rig =
        new GaugeRig("tcp:127.0.0.1:" + port, GaugeUnits.US, "", GaugeRig.PATIENT)) {
      rig.gauge.start();
      Waiting.until(rig.statuses, DeviceStatus::online);
      TankReading reading = rig.read();
      assertThat(reading.levels())
          .extracting(TankLevel::product)
          .containsExactly("SUPER", "UNLEAD 95", "DIESEL", "PREMIUM");
      assertThat(reading.gaugeTime()).isNotNull();
      for (TankLevel level : reading.levels()) {
        double gallons = level.volumeMillilitres() / GALLON_MILLILITRES;
        double fahrenheit = level.temperatureMillidegrees() * 9 / 5_000.0 + 32;
        assertThat(fahrenheit).isBetween(49.0, 61.0);
        // Its own formula of compensation, at 60 degrees Fahrenheit.
        assertThat(level.temperatureCompensatedMillilitres() / GALLON_MILLILITRES)
            .isCloseTo(gallons * (1 + 0.0007 * (60 - fahrenheit)), within(1.1));
        assertThat(level.heightMicrometres()).isBetween(100_000L, 2_438_400L);
        assertThat(level.ullageMillilitres()).isPositive();
      }
      List<GaugeDelivery> deliveries = reading.deliveries();
      assertThat(deliveries).hasSize(1);
      assertThat(deliveries.getFirst().riseMillilitres()).isPositive();
      assertThat(deliveries.getFirst().after().volumeMillilitres())
          .isEqualTo(reading.level(1).orElseThrow().volumeMillilitres());
      assertThat(deliveries.getFirst().endedAt())
          .isEqualTo(deliveries.getFirst().startedAt().plusMinutes(10));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static String config(int port) {
    return """
    [host]
    tcp_ip = 127.0.0.1
    tcp_port = %d
    buffer_size = 1024
    [products]
    product1 = SUPER
    product2 = UNLEAD 95
    product3 = DIESEL
    product4 = PREMIUM
    [stations]
    list = ['CANOPY TEST']
    [parameters]
    low_temperature = 50
    high_temperature = 60
    min_h2o = 0
    max_h2o = 9
    [consumption]
    enabled = false
    """
        .formatted(port);
  }
}
