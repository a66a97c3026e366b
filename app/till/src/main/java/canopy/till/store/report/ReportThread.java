package canopy.till.store.report;

import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A thread on which reports are made, one after the other, each on a connection of its own: neither
 * sales nor other screens ever wait for one. Ask on any thread; the answer completes here.
 */
public final class ReportThread implements AutoCloseable {
  /** Most reports that wait. */
  public static final int LONGEST_QUEUE = 8;

  private static final int CLOSE_SECONDS = 5;

  private final StoreReader.Connections connections;
  private final AtomicReference<@Nullable Running<?>> current = new AtomicReference<>();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(LONGEST_QUEUE),
          Thread.ofPlatform().name("reports").daemon().factory());

  /** What is asked. */
  public interface Question<T> {
    T ask(ReportReader reader) throws SQLException, IOException;
  }

  public ReportThread(StoreReader.Connections connections) {
    this.connections = connections;
  }

  /**
   * Has a report made. Fails with {@link StoreUnavailable} if the store cannot answer, or too many
   * reports wait.
   */
  public <T> Running<T> ask(Question<T> question) {
    Running<T> running = new Running<>();
    try {
      thread.execute(() -> answer(question, running));
    } catch (RejectedExecutionException e) {
      running.answer().completeExceptionally(new StoreUnavailable("too many reports at once", e));
    }
    return running;
  }

  private <T> void answer(Question<T> question, Running<T> running) {
    if (running.isCancelled()) {
      running.answer().completeExceptionally(new CancellationException("stopped before it began"));
      return;
    }
    current.set(running);
    try (Connection connection = connections.take()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      rowByRow(connection, true);
      try {
        running.answer().complete(question.ask(new ReportReader(connection, running)));
      } finally {
        connection.rollback();
        rowByRow(connection, false);
      }
    } catch (SQLException | IOException e) {
      running
          .answer()
          .completeExceptionally(
              running.isCancelled()
                  ? new CancellationException("the report was stopped")
                  : new StoreUnavailable("the report cannot be made", e));
    } catch (StoreUnavailable | RuntimeException e) {
      running.answer().completeExceptionally(e);
    } finally {
      current.set(null);
    }
  }

  /** Whether the database hands rows out as it finds them, or collects an answer first. */
  private static void rowByRow(Connection connection, boolean on) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LAZY_QUERY_EXECUTION " + (on ? 1 : 0));
    }
  }

  /** Stops what is running and ends. */
  @Override
  public void close() {
    thread.shutdown();
    thread.getQueue().clear();
    Running<?> running = current.get();
    if (running != null) {
      running.cancel();
    }
    try {
      thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
