package canopy.headoffice.payment;

import canopy.headoffice.http.Problem;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for a channel for less time than the till waits for head office, and lets no till have more
 * than its share of questions under way. What was given up is carried on to its end all the same,
 * so that its answer is kept. Any thread.
 */
final class Patience implements AutoCloseable {
  /** The till waits 15 s for the first byte of an answer. */
  static final int LONGEST_MILLIS = 12_000;

  private static final int UNDER_WAY_OF_A_TILL = 250;
  private static final int UNDER_WAY = 2_000;

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
  private final int longestMillis;

  Patience(int longestMillis) {
    this.longestMillis = longestMillis;
  }

  /**
   * The call's result, or what is said in its place if it takes too long.
   *
   * @throws Problem {@code too-many} if this till has too many under way
   */
  <T> T within(String till, Supplier<T> call, Supplier<T> late) {
    int all = underWay.values().stream().mapToInt(Integer::intValue).sum();
    if (all >= UNDER_WAY || underWay.merge(till, 1, Integer::sum) > UNDER_WAY_OF_A_TILL) {
      if (all < UNDER_WAY) {
        done(till);
      }
      throw Problem.tooMany(1);
    }
    CompletableFuture<T> result =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return call.get();
              } finally {
                done(till);
              }
            },
            calls);
    try {
      return result.get(longestMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return late.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return late.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void done(String till) {
    underWay.computeIfPresent(till, (key, count) -> count == 1 ? null : count - 1);
  }

  /** Waits for what is under way: channels answer, or give up, within their own time-outs. */
  @Override
  public void close() {
    calls.close();
  }
}
