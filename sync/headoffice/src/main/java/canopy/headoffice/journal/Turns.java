package canopy.headoffice.journal;

import canopy.headoffice.http.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * In which order the batches of a till are stored: one at a time, and by their numbers. The next
 * ones may be unpacked and checked meanwhile; what follows the one that is being stored may even be
 * copied into the database, where nobody sees it before its turn. It is no lock: of two copies of
 * the program each has its own, and the till's row decides. Any thread.
 */
public final class Turns {
  /** Batches of a till that may be under way at a time. */
  static final int MOST_BATCHES = 3;

  /** As sent; unpacked and with its rows a batch is some twenty times as large. */
  private static final int LARGE_BYTES = 64 * 1024;

  /** Large batches of all tills that are unpacked at a time. */
  private static final int MOST_LARGE = 16;

  private static final long PATIENCE_MILLIS = 30_000;

  /** By so much one batch may overtake another between the till and here. */
  private static final long OVERTAKEN_MILLIS = 100;

  private final Map<String, Till> tills = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(MOST_LARGE, true);
  private final Semaphore ahead;

  /**
   * @param mostAhead batches of all tills that may be copied before their turn: each waits for it
   *     with a connection, so fewer than there are connections
   */
  public Turns(int mostAhead) {
    ahead = new Semaphore(mostAhead);
  }

  /** What is under way of one till; guarded by itself. */
  private static final class Till {
    private final List<Turn> turns = new ArrayList<>(MOST_BATCHES);
    private boolean storing;
    private long storedSeq;
  }

  /**
   * Takes a place among a till's batches.
   *
   * @param name the till's
   * @param bytes of the batch, as it was sent
   * @throws Problem {@code too-many} if three batches of this till are under way, or very many of
   *     all
   */
  Turn take(String name, int bytes) {
    Turn turn = begin(name);
    if (bytes <= LARGE_BYTES) {
      return turn;
    }
    try {
      turn.makeRoom();
      return turn;
    } catch (InterruptedException e) {
      turn.close();
      throw interrupted(e);
    } catch (Problem problem) {
      turn.close();
      throw problem;
    }
  }

  private Turn begin(String name) {
    AtomicReference<@Nullable Turn> turn = new AtomicReference<>();
    tills.compute(
        name,
        (key, known) -> {
          Till till = known == null ? new Till() : known;
          synchronized (till) {
            if (till.turns.size() == MOST_BATCHES) {
              throw Problem.tooMany(1);
            }
            Turn next = new Turn(key, till);
            till.turns.add(next);
            turn.set(next);
          }
          return till;
        });
    return Objects.requireNonNull(turn.get());
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while other batches are stored", e);
  }

  /** One batch's place. The thread of its request. */
  final class Turn implements AutoCloseable {
    private final String name;
    private final Till till;
    private boolean hasRoom;
    private boolean waitsForRoom;
    private boolean stores;
    private boolean goesAhead;
    private boolean hasConnection;

    /** Number of its first line; 0 while that is not known. */
    private long firstSeq;

    private long lastSeq;

    private Turn(String name, Till till) {
      this.name = name;
      this.till = till;
    }

    /**
     * Waits until the batch before this one, which went ahead, has ended.
     *
     * @return whether it is this one's turn now; if not, the one before was not stored, and this
     *     one must let go of what it has copied and wait as any other
     */
    boolean awaitBefore() {
      try {
        synchronized (till) {
          long begun = System.nanoTime();
          while (isBehindAnother()) {
            long waitedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            if (waitedMillis >= PATIENCE_MILLIS) {
              throw Problem.tooMany(1);
            }
            till.wait(PATIENCE_MILLIS - waitedMillis);
          }
          stores = !till.storing && till.storedSeq == firstSeq - 1;
          till.storing |= stores;
          return stores;
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    /** What was copied ahead is not there any more. */
    void fallBack() {
      synchronized (till) {
        till.storing &= !stores;
        stores = false;
        goesAhead = false;
        till.notifyAll();
      }
    }

    /**
     * Whether the batch before this one is being stored or copied itself, no other has the same
     * lines, and a connection may be spent on this one.
     */
    private boolean canGoAhead() {
      boolean again = till.turns.stream().anyMatch(o -> o.isAtWork() && o.lastSeq >= firstSeq);
      hasConnection = !again && isBehindAnother() && ahead.tryAcquire();
      return hasConnection;
    }

    private boolean isAtWork() {
      return stores || goesAhead;
    }

    private boolean isBehindAnother() {
      return till.turns.stream()
          .anyMatch(o -> o != this && o.isAtWork() && o.lastSeq == firstSeq - 1);
    }

    /**
     * Waits until nothing else of this till is being stored, and what comes before this batch is
     * stored, or not to be expected any more; or until it may be copied ahead, which is sooner: as
     * soon as the batch before it is being stored or copied. Then nothing but what comes before is
     * stored until this one is, or falls back: others may have lines of it.
     *
     * @param first number of its first line
     * @param last number of its last line
     * @param headSeq the till's head when the request came
     * @param mayGoAhead whether it is worth a connection that waits
     * @return whether it is to be copied ahead; if not, it is its turn
     * @throws Problem {@code too-many} if that takes very long
     */
    boolean await(long first, long last, long headSeq, boolean mayGoAhead) {
      try {
        return awaitTurn(first, last, headSeq, mayGoAhead);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }

    private boolean awaitTurn(long first, long last, long headSeq, boolean mayGoAhead)
        throws InterruptedException {
      synchronized (till) {
        firstSeq = first;
        lastSeq = last;
        till.storedSeq = Math.max(till.storedSeq, headSeq);
        till.notifyAll();
        long begun = System.nanoTime();
        while (isTaken() || firstSeq > till.storedSeq + 1) {
          if (mayGoAhead && canGoAhead()) {
            goesAhead = true;
            // Whoever comes after it may go ahead, too.
            till.notifyAll();
            return true;
          }
          boolean another = isTaken() || till.turns.stream().anyMatch(this::isAfter);
          long waitedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
          long leftMillis = (another ? PATIENCE_MILLIS : OVERTAKEN_MILLIS) - waitedMillis;
          if (leftMillis <= 0 && another) {
            throw Problem.tooMany(1);
          }
          if (leftMillis <= 0) {
            break; // What comes before is lost: that is a gap.
          }
          till.wait(leftMillis);
        }
        till.storing = true;
        stores = true;
        till.notifyAll();
        return false;
      }
    }

    /** Lines that were copied ahead may be the same as these: who has them must let go first. */
    private boolean isTaken() {
      return till.storing || till.turns.stream().anyMatch(other -> other.goesAhead);
    }

    /** Whether another one may be what comes before this one. */
    private boolean isAfter(Turn other) {
      return other.firstSeq < firstSeq && !other.waitsForRoom;
    }

    /** All lines up to there are stored. */
    void stored(long headSeq) {
      synchronized (till) {
        till.storedSeq = headSeq;
      }
    }

    private void makeRoom() throws InterruptedException {
      hasRoom = room.tryAcquire(0, TimeUnit.SECONDS);
      if (hasRoom) {
        return;
      }
      // Whoever waits for another's turn must not have the room that the other waits for.
      synchronized (till) {
        waitsForRoom = true;
        till.notifyAll();
        while (till.turns.getFirst() != this) {
          till.wait(PATIENCE_MILLIS);
        }
      }
      hasRoom = room.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (!hasRoom) {
        throw Problem.tooMany(1);
      }
      synchronized (till) {
        waitsForRoom = false;
      }
    }

    @Override
    public void close() {
      if (hasRoom) {
        room.release();
      }
      if (hasConnection) {
        ahead.release();
      }
      tills.computeIfPresent(
          name,
          (key, known) -> {
            synchronized (known) {
              known.storing &= !stores;
              known.turns.remove(this);
              known.notifyAll();
              return known.turns.isEmpty() ? null : known;
            }
          });
    }
  }
}
