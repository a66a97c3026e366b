package canopy.till.payment;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bill that is being fetched. Any thread; guarded by its own monitor. */
public final class BillCall {
  /** The code of the answer to a call that was broken off. */
  public static final String CANCELLED = "CANCELLED";

  private static final Logger LOG = LoggerFactory.getLogger(BillCall.class);

  private final CompletableFuture<BillAnswer> answer = new CompletableFuture<>();
  private @Nullable Thread works;

  BillCall() {}

  /** Completes with the bill or with why there is none, never with an exception. */
  public CompletableFuture<BillAnswer> answer() {
    return answer.copy();
  }

  /** Nobody wants to wait any longer. What moves money is not touched by it. */
  public void cancel() {
    answer.complete(new BillAnswer.None(CANCELLED, ""));
    synchronized (this) {
      if (works != null) {
        works.interrupt();
      }
    }
  }

  /** Blocks for the network. */
  void run(@Nullable PayChannel channel, LocalDate day, BillNews news) {
    synchronized (this) {
      if (answer.isDone()) {
        return;
      }
      works = Thread.currentThread();
    }
    try {
      BillAnswer got =
          channel == null ? new BillAnswer.None("NO_CHANNEL", "") : channel.bill(day, news);
      answer.complete(got);
    } catch (RuntimeException e) {
      // The message of a faulty channel may hold anything; its place is enough.
      LOG.error("the bill could not be fetched: {}", e.getClass().getName());
      answer.complete(new BillAnswer.None("FAULT", e.getClass().getSimpleName()));
    } finally {
      synchronized (this) {
        works = null;
      }
    }
  }
}
