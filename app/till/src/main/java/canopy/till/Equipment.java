package canopy.till;

import canopy.hardware.display.LineDisplay;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.scanner.Scanner;
import canopy.hardware.tank.TankGauge;
import canopy.hardware.tank.TankListener;
import canopy.hardware.tank.TankReading;
import canopy.till.display.ChangingDisplay;
import canopy.till.station.Devices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on lines of its own beside printer and pumps: the customer's pole display, the scanner
 * and the tank gauge. Any thread; closed with the program.
 */
public final class Equipment implements AutoCloseable {
  private final Drivers drivers;
  private final Consumer<String> scans;
  private final ChangingDisplay poleDisplay = new ChangingDisplay();
  private final TankGauge tankGauge;
  private volatile Devices inUse;
  private volatile @Nullable Scanner scanner;
  private volatile Consumer<TankReading> tanksRead = reading -> {};

  /**
   * @param inUse how they are set up
   * @param keys where the tank gauge's security code stands, if it has one
   * @param scans gets what the scanner reads
   * @throws IOException if that code cannot be read, or the gauge's set-up makes no sense
   */
  Equipment(Drivers drivers, Devices inUse, Path keys, Consumer<String> scans, Clock clock)
      throws IOException {
    this.drivers = drivers;
    this.inUse = inUse;
    this.scans = scans;
    tankGauge = drivers.tankGauge(inUse.tankGauge(), keys, clock, new Tanks());
    poleDisplay.change(drivers.poleDisplay(inUse.poleDisplay()));
  }

  /**
   * Scanner and gauge find the till joined.
   *
   * @param tanks is told, on the gauge's thread, each time that all tanks were read
   */
  void start(Consumer<TankReading> tanks) {
    tanksRead = tanks;
    wire(inUse.scanner());
    tankGauge.start();
  }

  private void wire(@Nullable String address) {
    Scanner next = drivers.scanner(address, scans);
    scanner = next;
    if (next != null) {
      next.start();
    }
  }

  /** The devices in force. */
  Devices inUse() {
    return inUse;
  }

  /** Goes on with display and scanner as they are set up now. On a thread that may wait. */
  synchronized void change(Devices next) {
    Devices before = inUse;
    inUse = next.runningOn(before);
    if (!Objects.equals(next.poleDisplay(), before.poleDisplay())) {
      poleDisplay.change(drivers.poleDisplay(next.poleDisplay()));
    }
    if (!Objects.equals(next.scanner(), before.scanner())) {
      unplug();
      wire(next.scanner());
    }
  }

  private void unplug() {
    Scanner wired = scanner;
    scanner = null;
    if (wired != null) {
      wired.close();
    }
  }

  /** How the serial scanner is; null if there is none. */
  public @Nullable DeviceStatus scannerStatus() {
    Scanner wired = scanner;
    return wired == null ? null : wired.status();
  }

  /** The customer's pole display; where none is set up, one that is disabled. */
  public LineDisplay poleDisplay() {
    return poleDisplay;
  }

  /** The tank gauge; where none is set up, one that says so. */
  public TankGauge tankGauge() {
    return tankGauge;
  }

  @Override
  public synchronized void close() {
    unplug();
    tankGauge.close();
    poleDisplay.close();
  }

  /** Hears the gauge. */
  private final class Tanks implements TankListener {
    @Override
    public void statusChanged(DeviceStatus status) {
      // The driver has logged it, and screens ask for it.
    }

    @Override
    public void read(TankReading reading) {
      tanksRead.accept(reading);
    }
  }
}
