package canopy.headoffice.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.headoffice.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two batches of a till at a time, stored by their numbers. */
final class TurnsTest {
  private static final String TILL = "S001/T1";
  private static final int LARGE = 1_000_000;

  private final Turns turns = new Turns();
  private final LinkedBlockingQueue<Long> stored = new LinkedBlockingQueue<>();

  @Test
  void takesTwoBatchesOfATillAndNoThird() {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    assertTooMany(TILL);
    turns.take("S001/T2", 1).close();
    second.close();
    turns.take(TILL, 1).close();
    first.close();
    turns.take(TILL, 1).close();
  }

  @Test
  void theSecondWaitsUntilTheFirstIsStored() throws Exception {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    first.await(1, 0);
    CompletableFuture<Void> other = store(second, 11, 20);
    assertThat(stored).isEmpty();
    stored.add(10L);
    first.stored(10);
    first.close();
    other.get(60, TimeUnit.SECONDS);
    assertThat(stored).containsExactly(10L, 20L);
  }

  @Test
  void whatWasOvertakenIsStoredFirst() throws Exception {
    Turns.Turn early = turns.take(TILL, 1);
    Turns.Turn late = turns.take(TILL, 1);
    CompletableFuture<Void> later = store(early, 11, 20);
    store(late, 1, 10).get(60, TimeUnit.SECONDS);
    later.get(60, TimeUnit.SECONDS);
    assertThat(stored).containsExactly(10L, 20L);
  }

  @Test
  void doesNotWaitForWhatIsLost() throws Exception {
    Turns.Turn follower = turns.take(TILL, 1);
    Turns.Turn next = turns.take(TILL, 1);
    CompletableFuture<Void> last = store(next, 21, 30);
    store(follower, 11, 20).get(60, TimeUnit.SECONDS);
    last.get(60, TimeUnit.SECONDS);
    assertThat(stored).containsExactly(20L, 30L);
  }

  @Test
  void aFollowerWithoutRoomDoesNotHoldUpTheFirst() throws Exception {
    List<Turns.Turn> large = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      large.add(turns.take("S002/" + i, LARGE));
    }
    Turns.Turn first = turns.take(TILL, LARGE);
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(() -> store(turns.take(TILL, LARGE), 11, 20).join());
    store(first, 1, 10).get(60, TimeUnit.SECONDS);
    second.get(60, TimeUnit.SECONDS);
    assertThat(stored).containsExactly(10L, 20L);
    large.forEach(Turns.Turn::close);
  }

  private CompletableFuture<Void> store(Turns.Turn turn, long first, long last) {
    return CompletableFuture.runAsync(
        () -> {
          try (turn) {
            turn.await(first, 0);
            stored.add(last);
            turn.stored(last);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  private void assertTooMany(String till) {
    assertThatThrownBy(() -> turns.take(till, 1))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.kind()).isEqualTo(Problem.Kind.TOO_MANY));
  }
}
