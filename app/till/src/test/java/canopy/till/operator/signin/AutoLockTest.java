package canopy.till.operator.signin;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.PictureTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a till locks itself, by a clock that the test turns. */
class AutoLockTest extends PictureTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int LIMIT = 300;

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger locks = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private AutoLock lock;

  @BeforeEach
  void start() throws Exception {
    onFx(
        () -> {
          lock =
              new AutoLock(
                  new Scene(new Pane()),
                  () -> {
                    looks.incrementAndGet();
                    return LIMIT;
                  },
                  locks::incrementAndGet,
                  now::get);
          return true;
        });
  }

  @AfterEach
  void end() throws Exception {
    onFx(
        () -> {
          lock.close();
          return true;
        });
  }

  /** It looks once a second. */
  private void looked() throws Exception {
    int before = looks.get();
    until(() -> looks.get() > before + 1);
  }

  @Test
  void locksAfterItsTimeWithoutATouch() throws Exception {
    now.set((LIMIT - 1) * SECOND);
    looked();
    assertThat(locks.get()).isZero();
    now.set(LIMIT * SECOND);
    until(() -> locks.get() == 1);
  }

  @Test
  void whoOnlyScansIsAtWork() throws Exception {
    List<String> scanned = new ArrayList<>();
    Consumer<String> scans = lock.touchedBy(scanned::add);
    now.set((LIMIT - 1) * SECOND);
    onFx(
        () -> {
          scans.accept("6943690494305");
          return true;
        });
    now.set((2 * LIMIT - 2) * SECOND);
    looked();
    assertThat(locks.get()).isZero();
    assertThat(scanned).containsExactly("6943690494305");
    now.set((2 * LIMIT - 1) * SECOND);
    until(() -> locks.get() == 1);
  }
}
