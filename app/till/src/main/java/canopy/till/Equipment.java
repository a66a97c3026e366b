package canopy.till;

import canopy.hardware.display.LineDisplay;
import canopy.hardware.line.DeviceStatus;
import canopy.hardware.scanner.Scanner;
import canopy.hardware.tank.TankGauge;
import canopy.hardware.tank.TankListener;
import canopy.hardware.tank.TankReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on lines of its own beside printer and pumps: the customer's pole display, the scanner
 * and the tank gauge. Any thread; closed with the program.
 */
public final class Equipment {
  private final Drivers drivers;
  private final Consumer<String> scans;
  private final @Nullable LineDisplay poleDisplay;
  private final TankGauge tankGauge;
  private volatile @Nullable Scanner scanner;
  private volatile Consumer<TankReading> tanksRead = reading -> {};

  /**
   * @param keys where the tank gauge's security code stands, if it has one
   * @param scans gets what the scanner reads
   * @throws IOException if that code cannot be read, or the gauge's set-up makes no sense
   */
  Equipment(Drivers drivers, Path keys, Consumer<String> scans, Clock clock) throws IOException {
    this.drivers = drivers;
    this.scans = scans;
    poleDisplay = drivers.poleDisplay();
    tankGauge = drivers.tankGauge(keys, clock, new Tanks());
  }

  /**
   * Scanner and gauge find the till joined.
   *
   * @param tanks is told, on the gauge's thread, each time that all tanks were read
   */
  void start(Consumer<TankReading> tanks) {
    tanksRead = tanks;
    scanner = drivers.scanner(scans);
    tankGauge.start();
  }

  /** How the serial scanner is; null if there is none. */
  public @Nullable DeviceStatus scannerStatus() {
    Scanner wired = scanner;
    return wired == null ? null : wired.status();
  }

  /** The customer's pole display; null if there is none. */
  public @Nullable LineDisplay poleDisplay() {
    return poleDisplay;
  }

  /** The tank gauge; where none is set up, one that says so. */
  public TankGauge tankGauge() {
    return tankGauge;
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
