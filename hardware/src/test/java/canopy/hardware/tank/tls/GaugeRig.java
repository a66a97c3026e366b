package canopy.hardware.tank.tls;

import canopy.hardware.Patience;
import canopy.hardware.line.Calm;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.line.LineAddress;
import canopy.hardware.line.LineOpener;
import canopy.hardware.line.LoopHub;
import canopy.hardware.line.Waiting;
import canopy.hardware.tank.TankAnswer;
import canopy.hardware.tank.TankListener;
import canopy.hardware.tank.TankReading;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A gauge's driver on a line, and what it told. */
final class GaugeRig implements TankListener, AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");

  /** Patient with a busy machine; between rounds it waits until it is asked. */
  static final TlsTimes PATIENT =
      new TlsTimes(
          Calm.LINE,
          Patience.LONGEST_MILLIS,
          Patience.LONGEST_MILLIS,
          Patience.LONGEST_MILLIS * 10,
          50);

  final BlockingQueue<DeviceStatus> statuses = new LinkedBlockingQueue<>();
  final BlockingQueue<TankReading> readings = new LinkedBlockingQueue<>();
  final TlsGauge gauge;

  GaugeRig(String address, GaugeUnits units, String securityCode, TlsTimes times) {
    gauge =
        new TlsGauge(
            "test-gauge",
            new TlsSettings(LineAddress.parse(address), units, securityCode, times),
            new LineOpener(new LoopHub()),
            Clock.fixed(NOW, ZoneOffset.UTC),
            this);
  }

  static GaugeRig metric(int port) {
    return new GaugeRig("tcp:127.0.0.1:" + port, GaugeUnits.METRIC, "", PATIENT);
  }

  /** Starts it and waits for the first reading. */
  TankReading first() {
    gauge.start();
    return Waiting.until(readings, r -> true);
  }

  /** Asks and waits for the answer, whatever it is. */
  TankAnswer ask() {
    BlockingQueue<TankAnswer> answers = new LinkedBlockingQueue<>();
    gauge.readNow(answers::add);
    return Waiting.until(answers, a -> true);
  }

  /** Asks until it can be read. */
  TankReading read() {
    while (true) {
      if (ask() instanceof TankAnswer.Read read) {
        return read.reading();
      }
    }
  }

  @Override
  public void statusChanged(DeviceStatus status) {
    statuses.add(status);
  }

  @Override
  public void read(TankReading reading) {
    readings.add(reading);
  }

  @Override
  public void close() {
    gauge.close();
  }
}
