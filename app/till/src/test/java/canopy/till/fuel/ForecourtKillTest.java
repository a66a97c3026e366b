package canopy.till.fuel;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.Patience;
import canopy.till.crash.CrashChild;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at any step of a fill, while the controller and the cars go on. */
class ForecourtKillTest {
  private static final int KILLS = Integer.getInteger("canopy.fuelKills", 15);
  private static final long LONGEST_NANOS = 700_000_000L;
  private static final long MORE_NANOS = 100_000_000L;
  private static final int MOST_MORE = 600;

  @TempDir Path folder;

  @Test
  @Timeout(Patience.HANGING_SECONDS)
  void losesAndDoublesNoFillWhenKilledAtRandomMoments() throws Exception {
    SplittableRandom random = new SplittableRandom();
    try (SimulatedForecourt forecourt = SimulatedForecourt.start()) {
      Path data = FuelTill.setUp(folder.resolve("data"), "1", forecourt);
      FuelTill.releaseWhoeverCalls(data);
      try (Traffic traffic = new Traffic(forecourt)) {
        for (int kill = 0; kill < KILLS; kill++) {
          try (CrashChild child =
              CrashChild.start(
                  CrashChild.java(KilledTill.class, data.toString()), folder.resolve("log"))) {
            if (kill % 5 != 4) {
              child.readUntil(1); // else perhaps while it is starting
              assertThat(child.acknowledged()).as("see %s", folder.resolve("log")).hasSize(1);
            }
            child.letRun(random.nextLong(LONGEST_NANOS));
            for (int more = 0; more < MOST_MORE && forecourt.fills().size() < 2 * kill; more++) {
              child.letRun(MORE_NANOS); // A slow machine has to get somewhere, too.
            }
            child.kill();
          }
        }
        try (FuelTill till = FuelTill.open(data)) {
          traffic.drain();
          till.await(
              "every fill is closed and every release over",
              () -> till.fuel().open().isEmpty() && till.fuel().releases().isEmpty());
          Books.agree(forecourt, till);
          int used = Books.prepaysAreUsedOnce(till);
          int fills = forecourt.fills().size();
          System.out.println(
              KILLS + " kills, " + fills + " fills, " + used + " prepaid; 0 lost, 0 twice");
          assertThat(fills).isGreaterThan(KILLS);
          assertThat(used).isPositive();
        }
      }
    }
  }
}
