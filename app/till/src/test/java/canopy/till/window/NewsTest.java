package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Metered;
import canopy.hardware.forecourt.PumpState;
import canopy.hardware.forecourt.PumpStatus;
import canopy.till.Patience;
import canopy.till.fuel.PumpBoard;
import canopy.till.ui.Fx;
import canopy.till.ui.PictureTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pump news comes far more often than a screen can be painted. */
class NewsTest extends PictureTest {
  private static final int PUMPS = 24;
  private static final int BOARDS = 5_000;

  /** FX thread only: what the window did, in order. */
  private final List<String> done = new ArrayList<>();

  @Test
  void aFloodOfPumpNewsIsOneLookAndHoldsUpNoScan() throws Exception {
    News news = new News();
    onFx(
        () -> {
          news.to(() -> done.add("look"), code -> done.add("scan " + code));
          return done.remove("look");
        });
    CountDownLatch busy = new CountDownLatch(1);
    Fx.later(() -> awaitQuietly(busy)); // A screen that is being painted.
    for (int i = 0; i < BOARDS; i++) {
      news.views().pumps().accept(board(i));
      if (i == BOARDS / 2) {
        news.views().scans().accept("6901234567892");
      }
    }
    busy.countDown();
    List<String> seen = onFx(() -> List.copyOf(done));
    assertThat(seen).containsExactly("look", "scan 6901234567892");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(Patience.LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PumpBoard board(int millilitres) {
    PumpStatus running =
        new PumpStatus(
            PumpState.FUELLING,
            new Hose(1, 1),
            new Metered(millilitres, millilitres, 7_850),
            null,
            7,
            "till1",
            false);
    Map<Integer, PumpStatus> pumps =
        IntStream.rangeClosed(1, PUMPS)
            .boxed()
            .collect(Collectors.toMap(pump -> pump, pump -> running));
    return new PumpBoard(true, null, pumps, Map.of(), Map.of(), null);
  }
}
