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

/** Three batches of a till at a time, stored by their numbers. */
final class TurnsTest {
  private static final String TILL = "S001/T1";
  private static final int LARGE = 1_000_000;

  private final Turns turns = new Turns(2);
  private final LinkedBlockingQueue<Long> stored = new LinkedBlockingQueue<>();

  @Test
  void takesThreeBatchesOfATillAndNoFourth() {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    Turns.Turn third = turns.take(TILL, 1);
    assertTooMany(TILL);
    turns.take("S001/T2", 1).close();
    third.close();
    second.close();
    turns.take(TILL, 1).close();
    first.close();
    turns.take(TILL, 1).close();
  }

  @Test
  void theSecondWaitsUntilTheFirstIsStored() throws Exception {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    first.await(1, 10, 0);
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

  @Test
  void goesAheadBehindWhatIsBeingStoredOrGoesAheadItself() {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    Turns.Turn third = turns.take(TILL, 1);
    assertThat(second.goAhead(11, 20)).as("the first has not begun").isFalse();
    first.await(1, 10, 0);
    assertThat(third.goAhead(21, 30)).as("the second has not begun").isFalse();
    assertThat(second.goAhead(9, 20)).as("it has lines of the first").isFalse();
    assertThat(second.goAhead(11, 20)).isTrue();
    assertThat(third.goAhead(11, 20)).as("the same lines").isFalse();
    assertThat(third.goAhead(21, 30)).isTrue();
    Turns.Turn other = turns.take("S001/T2", 1);
    Turns.Turn following = turns.take("S001/T2", 1);
    other.await(1, 10, 0);
    assertThat(following.goAhead(11, 20)).as("no connection is left for it").isFalse();
    first.stored(10);
    first.close();
    assertThat(second.awaitBefore()).isTrue();
    second.stored(20);
    second.close();
    assertThat(following.goAhead(11, 20)).isTrue();
    assertThat(third.awaitBefore()).isTrue();
  }

  @Test
  void whatFollowsABatchThatWasNotStoredFallsBack() throws Exception {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    Turns.Turn third = turns.take(TILL, 1);
    first.await(1, 10, 0);
    assertThat(second.goAhead(11, 20)).isTrue();
    assertThat(third.goAhead(21, 30)).isTrue();
    first.close();
    assertThat(second.awaitBefore()).isFalse();
    second.fallBack();
    assertThat(third.awaitBefore()).isFalse();
    third.fallBack();
    store(turns.take(TILL, 1), 1, 10).get(60, TimeUnit.SECONDS);
    store(second, 11, 20).get(60, TimeUnit.SECONDS);
    store(third, 21, 30).get(60, TimeUnit.SECONDS);
    assertThat(stored).containsExactly(10L, 20L, 30L);
  }

  @Test
  void whoCameAgainWaitsForTheSameLinesAhead() throws Exception {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    first.await(1, 10, 0);
    assertThat(second.goAhead(11, 20)).isTrue();
    CompletableFuture<Void> again = store(turns.take(TILL, 1), 11, 21);
    first.stored(10);
    first.close();
    assertThat(second.awaitBefore()).isTrue();
    stored.add(20L);
    second.stored(20);
    second.close();
    again.get(60, TimeUnit.SECONDS);
    assertThat(stored).containsExactly(20L, 21L);
  }

  private CompletableFuture<Void> store(Turns.Turn turn, long first, long last) {
    return CompletableFuture.runAsync(
        () -> {
          try (turn) {
            turn.await(first, last, 0);
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
