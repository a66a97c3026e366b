package canopy.hardware.tank.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import canopy.hardware.Patience;
import canopy.hardware.line.Calm;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.Waiting;
import canopy.hardware.line.sim.PseudoTerminal;
import canopy.hardware.tank.AlarmKind;
import canopy.hardware.tank.GaugeDelivery;
import canopy.hardware.tank.TankAlarm;
import canopy.hardware.tank.TankAnswer;
import canopy.hardware.tank.TankGauge;
import canopy.hardware.tank.TankLevel;
import canopy.hardware.tank.TankReading;
import canopy.hardware.tank.sim.SimSettings;
import canopy.hardware.tank.sim.TankSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver against the simulated console, over the network and a serial line. */
@Timeout(Patience.HANGING_SECONDS)
class TlsGaugeTest {
  /** A silence that is soon over; nothing else depends on it. */
  private static final TlsTimes SHORT_SILENCE =
      new TlsTimes(Calm.LINE, 300, Patience.LONGEST_MILLIS, 600_000, 50);

  @TempDir Path folder;

  private static TankSimulator simulator() throws IOException {
    return TankSimulator.start(SimSettings.standard().manual());
  }

  @Test
  void readsEveryTankToTheMillilitre() throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      simulator.order(
          "set", "{\"tank\":2,\"volumeMillilitres\":4321000,\"waterMillilitres\":8000}");
      TankReading reading = rig.first();
      assertThat(reading.takenAt()).isEqualTo(GaugeRig.NOW);
      assertThat(reading.gaugeTime()).isNotNull();
      assertThat(reading.levels()).extracting(TankLevel::tank).containsExactly(1, 2, 3, 4);
      TankLevel two = reading.level(2).orElseThrow();
      assertThat(two.volumeMillilitres()).isEqualTo(4_321_000);
      assertThat(two.waterMillilitres()).isEqualTo(8_000);
      assertThat(two.ullageMillilitres()).isEqualTo(30_000_000 - 4_329_000);
      assertThat(two.heightMicrometres()).isBetween(400_000L, 700_000L);
      assertThat(two.waterHeightMicrometres()).isPositive();
      assertThat(two.temperatureMillidegrees()).isEqualTo(18_200);
      assertThat(rig.gauge.status()).isEqualTo(DeviceStatus.ONLINE);
      assertThat(rig.gauge.latest()).contains(reading);
    }
  }

  @Test
  void negativeTemperaturesInBothFormatsAndUnits() throws IOException {
    for (boolean us : List.of(false, true)) {
      SimSettings settings = SimSettings.standard().manual().with(new SimSettings.Console(us, ""));
      try (TankSimulator simulator = TankSimulator.start(settings);
          GaugeRig rig =
              new GaugeRig(
                  "tcp:127.0.0.1:" + simulator.tcpPort(),
                  us ? GaugeUnits.US : GaugeUnits.METRIC,
                  "",
                  GaugeRig.PATIENT)) {
        simulator.order("set", "{\"tank\":1,\"temperatureMillidegrees\":-23500}");
        TankLevel packed = rig.first().level(1).orElseThrow();
        assertThat(packed.temperatureMillidegrees()).isEqualTo(-23_500);
        assertThat(packed.volumeMillilitres()).isCloseTo(21_600_000, within(2L));
        // The display format is only asked after the other was refused.
        simulator.order("fault", "{\"displayOnly\":true}");
        TankLevel printed = rig.read().level(1).orElseThrow();
        assertThat(printed.temperatureMillidegrees()).isCloseTo(-23_500, within(10L));
        assertThat(printed.volumeMillilitres()).isCloseTo(21_600_000, within(us ? 2_000L : 500L));
        assertThat(printed.waterMillilitres()).isNull();
        assertThat(printed.product()).isEqualTo("92#");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"numberedDates\":true}", "{\"newerLayout\":true}"})
  void bothFormatsTellTheSameStory(String make) throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      simulator.order("fault", make);
      simulator.order("pour", "{\"tank\":4,\"volumeMillilitres\":5000000,\"atOnce\":true}");
      simulator.order("set", "{\"tank\":3,\"waterMillilitres\":200000}");
      simulator.order("alarm", "{\"tank\":1,\"type\":6}");
      TankReading packed = rig.first();
      simulator.order("fault", "{\"displayOnly\":true}");
      // Deliveries are due in every tenth round only.
      for (int i = 0; i < 10; i++) {
        rig.read();
      }
      TankReading printed = rig.read();
      assertThat(printed.gaugeTime()).isEqualTo(packed.gaugeTime());
      assertThat(printed.alarms())
          .extracting(TankAlarm::tank, TankAlarm::kind)
          .isEqualTo(
              packed.alarms().stream()
                  .map(a -> org.assertj.core.groups.Tuple.tuple(a.tank(), a.kind()))
                  .toList());
      assertThat(packed.alarms())
          .contains(new TankAlarm(1, AlarmKind.SUDDEN_LOSS_ALARM, "06"))
          .contains(new TankAlarm(3, AlarmKind.HIGH_WATER_WARNING, "10"));
      GaugeDelivery one = packed.deliveries().getFirst();
      GaugeDelivery same = printed.deliveries().getFirst();
      assertThat(one.riseMillilitres()).isEqualTo(5_000_000);
      assertThat(same.riseMillilitres()).isCloseTo(5_000_000, within(1_000L));
      assertThat(same.tank()).isEqualTo(4);
      assertThat(same.startedAt()).isEqualTo(one.startedAt());
      assertThat(same.endedAt()).isEqualTo(one.endedAt());
      assertThat(same.after().heightMicrometres())
          .isCloseTo(one.after().heightMicrometres(), within(10L));
    }
  }

  @Test
  void aDeliveryIsSeenComingAndThenListed() throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      assertThat(rig.first().deliveries()).isEmpty();
      simulator.order("pour", "{\"tank\":1,\"volumeMillilitres\":6000000}");
      simulator.order("advance", "{\"millis\":180000}");
      TankReading pouring = rig.read();
      assertThat(pouring.level(1).orElseThrow().flags().deliveryInProgress()).isTrue();
      assertThat(pouring.level(1).orElseThrow().volumeMillilitres()).isEqualTo(24_600_000);
      simulator.order("advance", "{\"millis\":300000}");
      TankReading after = rig.read();
      assertThat(after.level(1).orElseThrow().flags().deliveryInProgress()).isFalse();
      assertThat(after.deliveries()).hasSize(1);
      assertThat(after.deliveries().getFirst().riseMillilitres()).isEqualTo(6_000_000);
    }
  }

  @Test
  void alarmsAreAStatusOfAGaugeThatWorks() throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      simulator.order("alarm", "{\"tank\":1,\"type\":11}");
      assertThat(rig.first().alarms()).hasSize(1);
      assertThat(rig.gauge.status()).isEqualTo(DeviceStatus.ONLINE);
      simulator.order("alarm", "{\"tank\":1,\"type\":2}");
      assertThat(rig.read().alarms()).hasSize(2);
      assertThat(rig.gauge.status().detail()).isEqualTo("TANK_ALARM");
      assertThat(rig.gauge.status().online()).isTrue();
      simulator.order("alarm", "{\"tank\":1,\"type\":2,\"on\":false}");
      rig.read();
      assertThat(rig.gauge.status()).isEqualTo(DeviceStatus.ONLINE);
    }
  }

  @Test
  void answersInPiecesWithNoiseInFrontAndWrongSumsAreReadAllTheSame() throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      simulator.order("fault", "{\"pieceBytes\":7,\"noises\":2,\"wrongChecksums\":2}");
      assertThat(rig.first().levels()).hasSize(4);
    }
  }

  @Test
  void sumsThatStayWrongAreAFaultThatPasses() throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      simulator.order("fault", "{\"wrongChecksums\":1000000}");
      rig.gauge.start();
      Waiting.until(rig.statuses, s -> s.detail().equals("WRONG_CHECKSUM"));
      simulator.order("fault", "{\"wrongChecksums\":0}");
      Waiting.until(rig.statuses, DeviceStatus::online);
    }
  }

  @Test
  void silenceAndHalfAnAnswerAreFaultsThatPass() throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig =
            new GaugeRig(
                "tcp:127.0.0.1:" + simulator.tcpPort(), GaugeUnits.METRIC, "", SHORT_SILENCE)) {
      simulator.order("fault", "{\"silent\":true}");
      rig.gauge.start();
      Waiting.until(rig.statuses, s -> s.detail().equals("NO_ANSWER"));
      assertThat(rig.ask())
          .isInstanceOfSatisfying(
              TankAnswer.Failed.class, f -> assertThat(f.status().online()).isFalse());
      simulator.order("fault", "{\"silent\":false,\"cuts\":3,\"cutAfterBytes\":50}");
      Waiting.until(rig.statuses, DeviceStatus::online);
      assertThat(rig.read().levels()).hasSize(4);
    }
  }

  @Test
  void aGaugeThatHangsUpOrIsGoneComesBackByItself() throws IOException {
    int port;
    try (TankSimulator simulator = simulator();
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      port = simulator.tcpPort();
      TankReading before = rig.first();
      simulator.order("fault", "{\"offline\":true}");
      assertThat(rig.ask()).isInstanceOf(TankAnswer.Failed.class);
      assertThat(rig.gauge.status().online()).isFalse();
      // What was read stays known.
      assertThat(rig.gauge.latest()).contains(before);
      simulator.order("fault", "{\"offline\":false}");
      Waiting.until(rig.statuses, DeviceStatus::online);
    }
    try (GaugeRig rig = GaugeRig.metric(port)) {
      rig.gauge.start();
      Waiting.until(rig.statuses, s -> s.detail().equals("CONNECT_REFUSED"));
      SimSettings same = SimSettings.standard().manual();
      SimSettings.Network network = new SimSettings.Network(port, 0, "");
      try (TankSimulator _ =
          TankSimulator.start(
              new SimSettings(network, same.tanks(), same.console(), same.world()))) {
        Waiting.until(rig.statuses, DeviceStatus::online);
      }
    }
  }

  @Test
  void whatIsNoGaugeAtAllIsAFault() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        GaugeRig rig = GaugeRig.metric(server.getLocalPort())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var client = server.accept()) {
                  byte[] junk = "HTTP/1.1 400 Bad Request\r\n\r\n".repeat(4_000).getBytes("UTF-8");
                  client.getOutputStream().write(junk);
                  client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                } catch (IOException e) {
                  // The driver hangs up, as it should.
                }
              });
      rig.gauge.start();
      Waiting.until(rig.statuses, s -> s.detail().equals("UNREADABLE"));
    }
  }

  @Test
  void theSecurityCodeOpensAndItsLackIsSaid() throws IOException {
    SimSettings settings =
        SimSettings.standard().manual().with(new SimSettings.Console(false, "73A 90"));
    try (TankSimulator simulator = TankSimulator.start(settings)) {
      String address = "tcp:127.0.0.1:" + simulator.tcpPort();
      try (GaugeRig rig = new GaugeRig(address, GaugeUnits.METRIC, "73A 90", GaugeRig.PATIENT)) {
        assertThat(rig.first().levels()).hasSize(4);
      }
      try (GaugeRig rig = new GaugeRig(address, GaugeUnits.METRIC, "", SHORT_SILENCE)) {
        rig.gauge.start();
        Waiting.until(rig.statuses, s -> s.detail().equals("NO_ANSWER"));
      }
    }
    try (TankSimulator open = simulator();
        GaugeRig rig =
            new GaugeRig(
                "tcp:127.0.0.1:" + open.tcpPort(), GaugeUnits.METRIC, "73A 90", GaugeRig.PATIENT)) {
      rig.gauge.start();
      Waiting.until(rig.statuses, s -> s.detail().equals("REFUSED"));
    }
  }

  @Test
  void otherUnitsThanWereSetAreRefusedRatherThanBelieved() throws IOException {
    SimSettings settings = SimSettings.standard().manual().with(new SimSettings.Console(true, ""));
    try (TankSimulator simulator = TankSimulator.start(settings);
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      rig.gauge.start();
      Waiting.until(rig.statuses, s -> s.detail().equals("UNITS_DIFFER"));
      assertThat(rig.gauge.latest()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "deafTo"})
  void aGaugeThatKnowsOnlyTheInventoryIsReadAllTheSame(String how) throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig =
            new GaugeRig(
                "tcp:127.0.0.1:" + simulator.tcpPort(), GaugeUnits.METRIC, "", SHORT_SILENCE)) {
      simulator.order("fault", "{\"" + how + "\":[\"202\",\"205\",\"517\"]}");
      assertThat(rig.first().levels()).hasSize(4);
      for (int round = 0; round < 8; round++) {
        assertThat(rig.read().levels()).hasSize(4);
      }
      assertThat(rig.statuses).containsExactly(DeviceStatus.ONLINE);
    }
  }

  @Test
  void oneSilenceDoesNotHideTheAlarmsForLong() throws IOException {
    try (TankSimulator simulator = simulator();
        GaugeRig rig =
            new GaugeRig(
                "tcp:127.0.0.1:" + simulator.tcpPort(), GaugeUnits.METRIC, "", SHORT_SILENCE)) {
      simulator.order("fault", "{\"deafTo\":[\"205\"]}");
      simulator.order("alarm", "{\"tank\":1,\"type\":2}");
      assertThat(rig.first().alarms()).isNull();
      simulator.order("fault", "{\"deafTo\":[]}");
      assertThat(rig.read().alarms()).hasSize(1);
    }
  }

  @Test
  void everyQuestionIsAnsweredExactlyOnceAlsoAtTheEnd() throws IOException {
    BlockingQueue<TankAnswer> answers = new LinkedBlockingQueue<>();
    List<TankAnswer> refused = new ArrayList<>();
    try (TankSimulator simulator = simulator();
        GaugeRig rig = GaugeRig.metric(simulator.tcpPort())) {
      for (int i = 0; i < TankGauge.WAITING_LIMIT; i++) {
        rig.gauge.readNow(answers::add);
      }
      rig.gauge.readNow(refused::add);
      assertThat(refused).hasSize(1);
      rig.gauge.start();
      Waiting.until(() -> answers.size() == TankGauge.WAITING_LIMIT);
      assertThat(answers).allMatch(TankAnswer.Read.class::isInstance);
      simulator.order("fault", "{\"silent\":true}");
      rig.gauge.readNow(answers::add);
      rig.gauge.close();
      Waiting.until(() -> answers.size() == TankGauge.WAITING_LIMIT + 1);
      rig.gauge.readNow(refused::add);
      assertThat(refused).hasSize(2);
    }
  }

  @Test
  void noLineMeansDisabled() {
    try (GaugeRig rig = new GaugeRig("none:", GaugeUnits.METRIC, "", GaugeRig.PATIENT)) {
      rig.gauge.start();
      assertThat(rig.gauge.status()).isEqualTo(DeviceStatus.DISABLED);
      assertThat(rig.ask()).isEqualTo(new TankAnswer.Failed(DeviceStatus.DISABLED));
    }
  }

  @Test
  void serialLineIsReadAndComesBackAfterReplug() throws IOException {
    Path link = folder.resolve("gauge");
    PseudoTerminal cable = PseudoTerminal.open(link);
    SimSettings settings = SimSettings.standard().manual().onLine("serial:" + cable.deviceEnd());
    try (TankSimulator simulator = TankSimulator.start(settings);
        GaugeRig rig = new GaugeRig("serial:" + link, GaugeUnits.METRIC, "", SHORT_SILENCE)) {
      assertThat(rig.first().levels()).hasSize(4);
      cable.close();
      assertThat(rig.ask()).isInstanceOf(TankAnswer.Failed.class);
      cable = PseudoTerminal.open(link);
      simulator.order("set", "{\"tank\":1,\"volumeMillilitres\":1000000}");
      assertThat(rig.read().level(1).orElseThrow().volumeMillilitres()).isEqualTo(1_000_000);
    } finally {
      cable.close();
    }
  }
}
