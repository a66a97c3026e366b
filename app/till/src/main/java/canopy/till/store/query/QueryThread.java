package canopy.till.store.query;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread on which screens have their questions answered, one after the other. Ask on any thread;
 * the answer completes on the query thread.
 */
public final class QueryThread implements AutoCloseable {
  /** Most questions that wait. */
  public static final int LONGEST_QUEUE = 32;

  private static final int CLOSE_SECONDS = 5;

  private final StoreReader reader;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(LONGEST_QUEUE),
          Thread.ofPlatform().name("store-query").daemon().factory());

  /** A question to the store. */
  public interface Question<T> {
    T ask(StoreReader reader) throws StoreUnavailable;
  }

  public QueryThread(StoreReader reader) {
    this.reader = reader;
  }

  /**
   * Has a question answered. Fails with {@link StoreUnavailable} if the store cannot answer, or too
   * many questions wait.
   */
  public <T> CompletableFuture<T> ask(Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      thread.execute(() -> answer(question, answer));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(new StoreUnavailable("too many questions at once", e));
    }
    return answer;
  }

  private <T> void answer(Question<T> question, CompletableFuture<T> answer) {
    try {
      answer.complete(question.ask(reader));
    } catch (StoreUnavailable | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  /** Answers what was asked and ends; never interrupts, which would close the database's file. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
