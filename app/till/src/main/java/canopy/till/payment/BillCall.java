package canopy.till.payment;

import canopy.channel.BillAnswer;
import canopy.channel.BillNews;
import canopy.channel.PayChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bill that is being fetched. It moves no money, so it is fetched again by itself when its line
 * breaks: head office, say, starts anew and knows nothing of what it was fetching. Any thread;
 * guarded by its own monitor.
 */
public final class BillCall {
  /** The code of the answer to a call that was broken off. */
  public static final String CANCELLED = "CANCELLED";

  static final Duration PAUSE = Duration.ofSeconds(5);

  /** Whoever starts a server anew is back by then. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Logger LOG = LoggerFactory.getLogger(BillCall.class);

  /** What is asked of whom. */
  record Wanted(@Nullable PayChannel channel, LocalDate day, BillNews news) {}

  private final PayThreads threads;
  private final Clock clock;
  private final Wanted wanted;
  private final CompletableFuture<BillAnswer> answer = new CompletableFuture<>();
  private @Nullable Thread works;

  /** When its line broke for the first time. */
  private @Nullable Instant brokeAt;

  BillCall(PayThreads threads, Clock clock, Wanted wanted) {
    this.threads = threads;
    this.clock = clock;
    this.wanted = wanted;
  }

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

  /** On a thread of its own, for it blocks for the network. */
  void begin() {
    threads.call(this::run);
  }

  private void run() {
    synchronized (this) {
      if (answer.isDone()) {
        return;
      }
      works = Thread.currentThread();
    }
    BillAnswer got;
    try {
      got = asked();
    } finally {
      synchronized (this) {
        works = null;
      }
    }
    if (lineBroke(got)) {
      wanted.news().at(BillNews.Stage.LINE_BROKEN);
      var _ = threads.later(PAUSE, this::begin);
    } else {
      answer.complete(got);
    }
  }

  private BillAnswer asked() {
    PayChannel channel = wanted.channel();
    try {
      return channel == null
          ? new BillAnswer.None("NO_CHANNEL", "")
          : channel.bill(wanted.day(), wanted.news());
    } catch (RuntimeException e) {
      // The message of a faulty channel may hold anything; its place is enough.
      LOG.error("the bill could not be fetched: {}", e.getClass().getName());
      return new BillAnswer.None("FAULT", e.getClass().getSimpleName());
    }
  }

  /** Whoever was never reached is not waited for: that is said at once. */
  private synchronized boolean lineBroke(BillAnswer got) {
    if (!(got instanceof BillAnswer.None none) || answer.isDone()) {
      return false;
    }
    boolean broken =
        switch (none.code()) {
          case "CUT_OFF", "TIME_OUT", "HEAD_OFFICE_502", "HEAD_OFFICE_503", "HEAD_OFFICE_504" ->
              true;
          case "NOT_CONNECTED" -> brokeAt != null;
          default -> false;
        };
    if (!broken) {
      return false;
    }
    Instant now = clock.instant();
    Instant since = brokeAt == null ? now : brokeAt;
    brokeAt = since;
    return now.isBefore(since.plus(PATIENCE));
  }
}
