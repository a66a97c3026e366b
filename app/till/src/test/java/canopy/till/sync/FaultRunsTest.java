package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred tills behind bad networks, each from a seed, against the real head office; tills and
 * head office are processes that are killed meanwhile. In the end both sides have the same lines
 * and the same totals. {@code -Dseed=17} plays one of them.
 */
class FaultRunsTest {
  private static final int RUNS = 200;

  /** So many tills are one process, and are killed together. */
  private static final int TOGETHER = 50;

  private static final int SALES = 20;

  @TempDir private static Path folder;
  private static FastClock clock;
  private static Office office;

  @BeforeAll
  static void start() throws Exception {
    clock = new FastClock();
    office = Office.start(clock);
    SoldLines.sell(folder.resolve(FaultTills.SOLD), SALES);
  }

  @AfterAll
  static void stop() throws Exception {
    office.close();
  }

  private static List<Map<FaultProxy.Fate, Integer>> play(List<Long> seeds) throws Exception {
    try (FaultRun run = new FaultRun(office, clock, folder, seeds)) {
      return run.play();
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seeds from " + seeds.getFirst(), e);
    }
  }

  @Test
  void everyLineArrivesExactlyOnce() throws Exception {
    Long only = Long.getLong("seed");
    if (only != null) {
      play(List.of(only));
      return;
    }
    Map<FaultProxy.Fate, Integer> happened = new EnumMap<>(FaultProxy.Fate.class);
    for (long first = 0; first < RUNS; first += TOGETHER) {
      for (var one : play(LongStream.range(first, first + TOGETHER).boxed().toList())) {
        one.forEach((fate, count) -> happened.merge(fate, count, Integer::sum));
      }
    }
    assertThat(happened).containsOnlyKeys(FaultProxy.Fate.values());
  }
}
