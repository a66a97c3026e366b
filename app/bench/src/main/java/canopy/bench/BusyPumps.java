package canopy.bench;

import canopy.hardware.forecourt.ForecourtEvent;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Metered;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A forecourt on which every pump is fuelling: each tells its running amount so many times a
 * second, one pump after another, as a driver would.
 */
public final class BusyPumps implements AutoCloseable {
  private static final String CONTROLLER = "bench";
  private static final long PRICE_TENTHS = 7_860;
  private static final long AMOUNT_STEP_MINOR = 131;
  private static final long FULL_MINOR = 60_000;

  private final Consumer<ForecourtEvent> desk;
  private final int pumps;
  private final long everyNanos;
  private final ScheduledExecutorService driver = Executors.newSingleThreadScheduledExecutor();
  private @Nullable ScheduledFuture<?> running;
  private int told;

  public BusyPumps(Consumer<ForecourtEvent> desk, int pumps, int updatesPerSecond) {
    this.desk = desk;
    this.pumps = pumps;
    this.everyNanos = TimeUnit.SECONDS.toNanos(1) / pumps / updatesPerSecond;
    driver.execute(() -> desk.accept(new ForecourtEvent.ControllerOnline(CONTROLLER)));
    for (int i = 0; i < pumps; i++) {
      driver.execute(this::tell);
    }
  }

  /** From now on they tell. */
  public void run() {
    running = driver.scheduleAtFixedRate(this::tell, 0, everyNanos, TimeUnit.NANOSECONDS);
  }

  /** Leaves them as they are. */
  public void rest() {
    ScheduledFuture<?> now = running;
    if (now != null) {
      now.cancel(false);
      running = null;
    }
  }

  private void tell() {
    told++;
    int pump = 1 + told % pumps;
    long amount = (told + 97L * pump) * AMOUNT_STEP_MINOR / pumps % FULL_MINOR;
    Metered shown = new Metered(amount * 10_000 / PRICE_TENTHS, amount, PRICE_TENTHS);
    desk.accept(
        new ForecourtEvent.PumpChanged(
            CONTROLLER,
            pump,
            new PumpStatus(
                PumpState.FUELLING, new Hose(1, 1 + pump % 4), shown, null, pump, "", false)));
  }

  @Override
  public void close() {
    driver.shutdownNow();
  }
}
