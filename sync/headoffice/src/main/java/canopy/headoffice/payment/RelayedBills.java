package canopy.headoffice.payment;

import canopy.channel.BillAnswer;
import canopy.channel.PayChannel;
import canopy.channel.relay.RelayJson;
import canopy.core.payment.Answer;
import canopy.headoffice.http.Problem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bills on their way from the channels. A channel may need longer for a bill than a till waits for
 * an answer: the fetch goes on, and the till asks again. Whoever asks meanwhile shares it; it is
 * kept, in the words of the relay, until all who waited have it, and a while at most. Any thread;
 * guarded by its own monitor.
 */
final class RelayedBills implements AutoCloseable {
  static final int MOST = 32;
  static final int MOST_OF_A_TILL = 4;
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(RelayedBills.class);

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Wanted, Fetch> fetches = new LinkedHashMap<>();

  /** A bill has up to 200,000 rows, and wording it takes several times its room: one at a time. */
  private final Lock wording = new ReentrantLock();

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
    /** JSON, which all who wait share and nobody changes. */
    final CompletableFuture<byte[]> answer = new CompletableFuture<>();

    final Set<String> waiting = new HashSet<>();
    @Nullable Instant cameAt;
  }

  /**
   * JSON with the bill, why there is none, or {@link RelayJson#BILL_UNDER_WAY}: then the same till
   * asks again. It is shared with others: not to be changed.
   *
   * @throws Problem {@code too-many} if there are too many bills under way
   */
  byte[] bill(String till, String account, PayChannel channel, LocalDate day) {
    Wanted wanted = new Wanted(account, day);
    Fetch fetch = joined(till, wanted, () -> words(channel.bill(day)));
    try {
      byte[] answer = fetch.answer.get(longestMillis, TimeUnit.MILLISECONDS);
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

  private static byte[] underWay() {
    return none(RelayJson.BILL_UNDER_WAY, "the channel has not answered head office yet");
  }

  private static byte[] none(String code, String message) {
    return bytes(RelayJson.answer(Answer.unknown(code, message)));
  }

  private byte[] words(BillAnswer answer) {
    wording.lock();
    try {
      return switch (answer) {
        case BillAnswer.Bill bill -> bytes(RelayJson.bill(bill));
        case BillAnswer.None none -> none(none.code(), none.message());
      };
    } finally {
      wording.unlock();
    }
  }

  /** As it is signed and sent. */
  static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private synchronized Fetch joined(String till, Wanted wanted, Supplier<byte[]> question) {
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
    Fetch begun = new Fetch();
    begun.waiting.add(till);
    var _ =
        CompletableFuture.supplyAsync(question, calls)
            .exceptionally(RelayedBills::failed)
            .whenComplete((answer, fault) -> came(begun, answer, fault));
    fetches.put(wanted, begun);
    return begun;
  }

  private static byte[] failed(Throwable fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    // The message of a faulty channel may hold anything; its place is enough.
    LOG.error("a bill could not be fetched: {}", cause.getClass().getName());
    return none("FAULT", cause.getClass().getSimpleName());
  }

  /** Notes when, and only then wakes who waits: what was handed out has come for all. */
  private void came(Fetch fetch, byte @Nullable [] answer, @Nullable Throwable fault) {
    try {
      Instant now = clock.instant();
      synchronized (this) {
        fetch.cameAt = now;
      }
    } finally {
      // Whatever happened: who waits must not wait for ever.
      if (answer == null) {
        fetch.answer.completeExceptionally(Objects.requireNonNull(fault));
      } else {
        fetch.answer.complete(answer);
      }
    }
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
