package canopy.till.fuel;

import canopy.till.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Cars at every pump, one after the other, on a thread of its own; simulated time moves on. */
final class Traffic implements AutoCloseable {
  private static final int STEP_PAUSE_MILLIS = 40;
  private static final int MOST_DRAIN_STEPS = 5 * Patience.LONGEST_MILLIS / STEP_PAUSE_MILLIS;

  private final SimulatedForecourt forecourt;
  private final SplittableRandom random = new SplittableRandom(3);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "traffic");
  private volatile @Nullable IOException failure;

  Traffic(SimulatedForecourt forecourt) {
    this.forecourt = forecourt;
    thread.start();
  }

  /** No more cars; the ones that are there finish, and every release is used. */
  void drain() throws IOException, InterruptedException {
    close();
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
    CountDownLatch never = new CountDownLatch(1);
    int quietSteps = 0;
    for (int step = 0; step < MOST_DRAIN_STEPS; step++) {
      quietSteps = step(false) ? quietSteps + 1 : 0;
      if (quietSteps >= 20) {
        return;
      }
      never.await(STEP_PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("the forecourt does not come to rest: " + forecourt.pumps());
  }

  private void run() {
    try {
      while (!ended.await(STEP_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        step(true);
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean step(boolean newCars) throws IOException {
    boolean quiet = true;
    for (JsonNode pump : forecourt.pumps()) {
      boolean car = pump.path("car").asBoolean();
      boolean open = pump.path("open").asBoolean();
      boolean armed = pump.path("armed").asBoolean();
      quiet &= !car && !open && !armed && !pump.path("filling").asBoolean();
      if (!car && !open && (newCars || armed)) {
        forecourt.order(
            "arrive",
            ("{'pump':%d,'nozzle':%d,'volumeMillilitres':%d,'liftAfterMillis':0,"
                    + "'patienceMillis':900000,'hangUpAfterMillis':0,'leaveAfterMillis':0}")
                .formatted(
                    pump.path("pump").asInt(), 1 + random.nextInt(4), random.nextLong(500, 4_000)));
      }
    }
    forecourt.order("advance", "{'millis':3000}");
    return quiet;
  }

  @Override
  public String toString() {
    return failure == null ? "cars come" : "no cars any more: " + failure;
  }

  @Override
  public void close() {
    ended.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
