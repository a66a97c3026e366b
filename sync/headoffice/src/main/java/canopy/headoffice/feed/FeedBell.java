package canopy.headoffice.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from PostgreSQL that the feed has something new, whichever server wrote it, and wakes those
 * who wait. One thread and one connection of its own; any thread may wait.
 */
public final class FeedBell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedBell.class);
  private static final int LISTEN_MILLIS = 1_000;
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final DataSource database;
  private final Feed feed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Thread thread;
  private long end;
  private boolean closed;

  public FeedBell(DataSource database, Feed feed) {
    this.database = database;
    this.feed = feed;
    this.thread = Thread.ofVirtual().name("feed-bell").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /**
   * Waits until the feed is longer than a cursor.
   *
   * @return the feed's end, not more than {@code cursor} if the time ran out or the server stops
   */
  public long awaitAfter(long cursor, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (end <= cursor && !closed && left > 0) {
        left = moved.awaitNanos(left);
      }
      return end;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the server stops. */
  public boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    // The thread may be waiting for the database to say something; so it is told something. Whoever
    // cannot reach the database waits until the listening is over.
    Thread.ofVirtual().name("feed-bell-end").start(this::wake);
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("NOTIFY " + Feed.CHANNEL + ", '0'");
    } catch (SQLException e) {
      LOG.debug("the database cannot be told that the bell ends", e);
    }
  }

  private void run() {
    while (!closed()) {
      try (Connection connection = database.getConnection()) {
        listen(connection);
      } catch (SQLException | RuntimeException e) {
        if (!closed()) {
          LOG.warn("the database does not tell of changes; asking again", e);
          rest();
        }
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + Feed.CHANNEL);
    }
    // What was written before this line was heard of nowhere.
    ring(feed.end());
    PGConnection heard = connection.unwrap(PGConnection.class);
    while (!closed()) {
      PGNotification[] news = heard.getNotifications(LISTEN_MILLIS);
      if (news != null) {
        for (PGNotification one : news) {
          ring(Long.parseLong(one.getParameter()));
        }
      }
    }
  }

  private void ring(long seq) {
    lock.lock();
    try {
      end = Math.max(end, seq);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void rest() {
    lock.lock();
    try {
      long left = AGAIN.toNanos();
      while (!closed && left > 0) {
        left = moved.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
