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
    first.await(1, 10, 0, true);
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
  void goesAheadBehindWhatIsBeingStoredOrGoesAheadItself() throws Exception {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    Turns.Turn third = turns.take(TILL, 1);
    assertThat(first.await(1, 10, 0, true)).as("there is nobody before it").isFalse();
    assertThat(second.await(11, 20, 0, true)).isTrue();
    assertThat(third.await(21, 30, 0, true)).isTrue();
    Turns.Turn other = turns.take("S001/T2", 1);
    other.await(1, 10, 0, true);
    CompletableFuture<Boolean> following = ahead(turns.take("S001/T2", 1), 11, 20);
    other.stored(10);
    other.close();
    assertThat(following.get(60, TimeUnit.SECONDS)).as("no connection was left for it").isFalse();
    first.stored(10);
    first.close();
    assertThat(second.awaitBefore()).isTrue();
    second.stored(20);
    second.close();
    assertThat(third.awaitBefore()).isTrue();
  }

  /** Else a till's batches would follow one another for good, once one has overtaken another. */
  @Test
  void whoWaitsGoesAheadAsSoonAsTheOneBeforeIsAtWork() throws Exception {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    Turns.Turn third = turns.take(TILL, 1);
    CompletableFuture<Boolean> last = ahead(third, 21, 30);
    CompletableFuture<Boolean> next = ahead(second, 11, 20);
    first.await(1, 10, 0, true);
    assertThat(next.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(last.get(60, TimeUnit.SECONDS)).isTrue();
    first.stored(10);
    first.close();
    assertThat(second.awaitBefore()).isTrue();
  }

  @Test
  void whatHasLinesOfTheOneBeforeWaitsForItsTurn() throws Exception {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    first.await(1, 10, 0, true);
    CompletableFuture<Boolean> next = ahead(second, 9, 20);
    first.stored(10);
    first.close();
    assertThat(next.get(60, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void whatFollowsABatchThatWasNotStoredFallsBack() throws Exception {
    Turns.Turn first = turns.take(TILL, 1);
    Turns.Turn second = turns.take(TILL, 1);
    Turns.Turn third = turns.take(TILL, 1);
    first.await(1, 10, 0, true);
    assertThat(second.await(11, 20, 0, true)).isTrue();
    assertThat(third.await(21, 30, 0, true)).isTrue();
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
    first.await(1, 10, 0, true);
    assertThat(second.await(11, 20, 0, true)).isTrue();
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
            turn.await(first, last, 0, false);
            stored.add(last);
            turn.stored(last);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  private static CompletableFuture<Boolean> ahead(Turns.Turn turn, long first, long last) {
    return CompletableFuture.supplyAsync(
        () -> turn.await(first, last, 0, true), task -> Thread.ofVirtual().start(task));
  }

  private void assertTooMany(String till) {
    assertThatThrownBy(() -> turns.take(till, 1))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.kind()).isEqualTo(Problem.Kind.TOO_MANY));
  }
}
