package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.journal.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred tills behind bad networks, each from a seed, against the real head office: in the end
 * both sides have the same lines and the same totals. {@code -Dseed=17} plays one of them.
 */
class FaultRunsTest {
  private static final int RUNS = 200;

  /** So many of them also see head office end and start again. */
  private static final int RUNS_WITH_RESTARTS = 8;

  private static final int AT_A_TIME = 4;

  @TempDir private static Path folder;
  private static FastClock clock;
  private static Office office;
  private static List<List<Entry>> decisions;

  @BeforeAll
  static void start() throws Exception {
    clock = new FastClock();
    office = Office.start(clock);
    decisions = SoldLines.sell(folder.resolve("template"), 12);
  }

  @AfterAll
  static void stop() throws Exception {
    office.close();
  }

  private static Map<FaultProxy.Fate, Integer> play(long seed, FaultRun.Restart restart)
      throws Exception {
    try (FaultRun run = new FaultRun(office, clock, seed, folder.resolve("T" + seed), decisions)) {
      return run.play(restart);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  @Test
  void everyLineArrivesExactlyOnce() throws Exception {
    Long only = Long.getLong("seed");
    if (only != null) {
      play(only, only < RUNS_WITH_RESTARTS ? office::restart : () -> {});
      return;
    }
    Map<FaultProxy.Fate, Integer> happened = new EnumMap<>(FaultProxy.Fate.class);
    for (long seed = 0; seed < RUNS_WITH_RESTARTS; seed++) {
      play(seed, office::restart)
          .forEach((fate, count) -> happened.merge(fate, count, Integer::sum));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<Map<FaultProxy.Fate, Integer>>> runs = new ArrayList<>();
      for (long seed = RUNS_WITH_RESTARTS; seed < RUNS; seed++) {
        long one = seed;
        runs.add(threads.submit(() -> play(one, () -> {})));
      }
      for (Future<Map<FaultProxy.Fate, Integer>> run : runs) {
        run.get().forEach((fate, count) -> happened.merge(fate, count, Integer::sum));
      }
    }
    assertThat(happened).containsOnlyKeys(FaultProxy.Fate.values());
  }
}
