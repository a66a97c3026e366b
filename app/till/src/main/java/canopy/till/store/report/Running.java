package canopy.till.store.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A report that is being made. Any thread may ask how far it is, or stop it; the thread is never
 * interrupted, which would close the database's file.
 *
 * @param <T> the answer
 */
public final class Running<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  /** The database's state for a statement that was cancelled. */
  private static final String CANCELLED = "57014";

  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Statement statement;
  private boolean cancelled;
  private final AtomicInteger done = new AtomicInteger();
  private volatile int of = 1;

  /** What is done with each row. */
  interface EachRow {
    void row(ResultSet found) throws SQLException;
  }

  /** A statement for which a connection is given. */
  record Query(Connection connection, String sql, List<Object> values) {}

  /** Completes on the report thread; with a {@link CancellationException} if it was stopped. */
  public CompletableFuture<T> answer() {
    return answer;
  }

  /** Stops it; does nothing if it is done. */
  public void cancel() {
    lock.lock();
    try {
      cancelled = true;
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException e) {
      LOG.debug("cancelling: {}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /** How many of its steps are done. */
  public int done() {
    return done.get();
  }

  /** How many steps it has. */
  public int of() {
    return of;
  }

  /** Says how many more queries there will be. */
  void expect(int queries) {
    of = done.get() + queries;
  }

  boolean isCancelled() {
    lock.lock();
    try {
      return cancelled;
    } finally {
      lock.unlock();
    }
  }

  /** One step. */
  void each(Query query, EachRow each) throws SQLException {
    try (PreparedStatement prepared = query.connection().prepareStatement(query.sql())) {
      int parameter = 1;
      for (Object value : query.values()) {
        prepared.setObject(parameter, value);
        parameter++;
      }
      begin(prepared);
      try (ResultSet found = execute(prepared)) {
        while (found.next()) {
          if (isCancelled()) {
            throw new CancellationException("the report was stopped");
          }
          each.row(found);
        }
      } finally {
        end();
      }
    }
    done.incrementAndGet();
  }

  /** Once more if it was cancelled in place of an earlier one: a cancellation may come late. */
  private ResultSet execute(PreparedStatement prepared) throws SQLException {
    try {
      return prepared.executeQuery();
    } catch (SQLException e) {
      if (!CANCELLED.equals(e.getSQLState()) || isCancelled()) {
        throw e;
      }
      return prepared.executeQuery();
    }
  }

  private void begin(Statement next) {
    lock.lock();
    try {
      if (cancelled) {
        throw new CancellationException("the report was stopped");
      }
      statement = next;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      statement = null;
    } finally {
      lock.unlock();
    }
  }
}
