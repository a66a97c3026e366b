package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The slot for snapshots: the newest wins and at most one delivery waits. */
class FxLatestTest {
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Integer> shown = new ArrayList<>();
  private final Fx.Latest<Integer> slot = new Fx.Latest<>(shown::add, waiting::add);

  @Test
  void deliversOnlyTheNewest() {
    for (int i = 0; i < 1000; i++) {
      slot.accept(i);
    }
    assertThat(waiting).hasSize(1);
    waiting.removeFirst().run();
    assertThat(shown).containsExactly(999);
  }

  @Test
  void waitsAgainAfterADelivery() {
    slot.accept(1);
    waiting.removeFirst().run();
    slot.accept(2);
    assertThat(waiting).hasSize(1);
    waiting.removeFirst().run();
    assertThat(shown).containsExactly(1, 2);
  }

  @Test
  void takesAValueThatComesDuringADelivery() {
    AtomicReference<Fx.Latest<Integer>> self = new AtomicReference<>();
    self.set(
        new Fx.Latest<>(
            value -> {
              shown.add(value);
              if (value == 1) {
                self.get().accept(2);
              }
            },
            waiting::add));
    self.get().accept(1);
    waiting.removeFirst().run();
    assertThat(waiting).hasSize(1);
    waiting.removeFirst().run();
    assertThat(shown).containsExactly(1, 2);
  }
}
