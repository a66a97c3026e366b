package canopy.headoffice.payment;

import canopy.channel.BillAnswer;
import canopy.channel.PayChannel;
import canopy.channel.relay.RelayJson;
import canopy.headoffice.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bills on their way from the channels. A channel may need longer for a bill than a till waits for
 * an answer: the fetch goes on, and the till asks again. Whoever asks meanwhile shares it; it is
 * kept until all who waited have it, and a while at most. Any thread; guarded by its own monitor.
 */
final class RelayedBills implements AutoCloseable {
  static final int MOST = 32;
  static final int MOST_OF_A_TILL = 4;
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(RelayedBills.class);

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Wanted, Fetch> fetches = new LinkedHashMap<>();
  private final Clock clock;
  private final int longestMillis;

  /**
   * @param longestMillis how long one question waits for the bill
   */
  RelayedBills(Clock clock, int longestMillis) {
    this.clock = clock;
    this.longestMillis = longestMillis;
  }

  private record Wanted(String account, LocalDate day) {}

  /** Under way, or come and not yet handed to everybody. */
  private static final class Fetch {
    final CompletableFuture<BillAnswer> answer;
    final Set<String> waiting = new HashSet<>();
    @Nullable Instant cameAt;

    Fetch(CompletableFuture<BillAnswer> answer) {
      this.answer = answer;
    }
  }

  /**
   * The bill, why there is none, or {@link RelayJson#BILL_UNDER_WAY}: then the same till asks
   * again.
   *
   * @throws Problem {@code too-many} if there are too many bills under way
   */
  BillAnswer bill(String till, String account, PayChannel channel, LocalDate day) {
    Wanted wanted = new Wanted(account, day);
    Fetch fetch = joined(till, wanted, () -> channel.bill(day));
    try {
      BillAnswer answer = fetch.answer.get(longestMillis, TimeUnit.MILLISECONDS);
      handedOver(till, wanted, fetch);
      return answer;
    } catch (TimeoutException e) {
      return underWay();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return underWay();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause()); // A fault of the channel is an answer.
    }
  }

  private static BillAnswer underWay() {
    return new BillAnswer.None(
        RelayJson.BILL_UNDER_WAY, "the channel has not answered head office yet");
  }

  private synchronized Fetch joined(String till, Wanted wanted, Supplier<BillAnswer> question) {
    forgetOld();
    Fetch known = fetches.get(wanted);
    if (known != null && (known.cameAt == null || known.waiting.contains(till))) {
      known.waiting.add(till);
      return known;
    }
    long waitedFor = fetches.values().stream().filter(each -> each.waiting.contains(till)).count();
    if (waitedFor >= MOST_OF_A_TILL || fetches.size() >= MOST) {
      throw Problem.tooMany(1);
    }
    Fetch begun =
        new Fetch(
            CompletableFuture.supplyAsync(question, calls).exceptionally(RelayedBills::failed));
    begun.waiting.add(till);
    fetches.put(wanted, begun);
    var _ = begun.answer.thenRun(() -> came(begun));
    return begun;
  }

  private static BillAnswer failed(Throwable fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    // The message of a faulty channel may hold anything; its place is enough.
    LOG.error("a bill could not be fetched: {}", cause.getClass().getName());
    return new BillAnswer.None("FAULT", cause.getClass().getSimpleName());
  }

  private synchronized void came(Fetch fetch) {
    fetch.cameAt = clock.instant();
  }

  private synchronized void handedOver(String till, Wanted wanted, Fetch fetch) {
    fetch.waiting.remove(till);
    if (fetch.waiting.isEmpty()) {
      fetches.remove(wanted, fetch);
    }
  }

  /** Whoever waited has gone home. */
  private void forgetOld() {
    Instant oldest = clock.instant().minus(KEPT);
    fetches.values().removeIf(each -> each.cameAt != null && each.cameAt.isBefore(oldest));
  }

  /** Waits for what is under way: channels answer, or give up, within their own time-outs. */
  @Override
  public void close() {
    calls.close();
  }
}
