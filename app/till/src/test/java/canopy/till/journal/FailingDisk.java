package canopy.till.journal;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.Patience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The real disk, which refuses every write, or is slow with one, while it is told to. */
public final class FailingDisk extends LocalDisk {
  private final Semaphore refused = new Semaphore(0);
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore goOn = new Semaphore(0);
  private final AtomicInteger forces = new AtomicInteger();
  private volatile boolean failing;
  private volatile boolean slow;
  private volatile boolean unreadable;
  private final AtomicInteger left = new AtomicInteger();

  /** A journal on this disk. */
  public Journal journal(Path data, Identity identity) throws IOException {
    return Journal.open(
        data, this, JournalSettings.standard(), identity, DaySeal::create, Clock.systemUTC());
  }

  /** From now on nothing can be written. */
  public void fail() {
    failAfter(0);
  }

  /** So many writes and forces work still, and nothing after them. */
  public void failAfter(int operations) {
    left.set(operations);
    failing = true;
  }

  /** From now on nothing can be read. */
  public void failReading() {
    unreadable = true;
  }

  /** All works again. */
  public void mend() {
    failing = false;
    unreadable = false;
  }

  /** Waits for the next write that was refused. */
  public void awaitRefused() throws InterruptedException {
    assertThat(refused.tryAcquire(Patience.LONGEST_SECONDS, TimeUnit.SECONDS))
        .as("a write was refused")
        .isTrue();
  }

  /** The next write waits for {@link #goOn}. */
  public void hold() {
    slow = true;
  }

  /** Returns when the write that is to be held has begun. */
  public void awaitHeld() throws InterruptedException {
    assertThat(begun.tryAcquire(Patience.LONGEST_SECONDS, TimeUnit.SECONDS))
        .as("a write was begun")
        .isTrue();
  }

  /** The write that is held goes on. */
  public void goOn() {
    goOn.release();
  }

  /** Forces of files so far. */
  public int forces() {
    return forces.get();
  }

  private void holdIfTold() {
    if (slow) {
      slow = false;
      begun.release();
      goOn.acquireUninterruptibly();
    }
  }

  private void check() throws IOException {
    if (failing && left.getAndDecrement() <= 0) {
      refused.release();
      throw new IOException("the disk is gone");
    }
  }

  private void checkReading() throws IOException {
    if (unreadable) {
      throw new IOException("the disk cannot be read");
    }
  }

  @Override
  public OpenFile openForReading(Path file) throws IOException {
    checkReading();
    return super.openForReading(file);
  }

  @Override
  public OpenFile openForWriting(Path file) throws IOException {
    check();
    return new Checked(super.openForWriting(file));
  }

  private final class Checked implements OpenFile {
    private final OpenFile file;

    Checked(OpenFile file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer from, long positionBytes) throws IOException {
      holdIfTold();
      check();
      return file.write(from, positionBytes);
    }

    @Override
    public int read(ByteBuffer into, long positionBytes) throws IOException {
      checkReading();
      return file.read(into, positionBytes);
    }

    @Override
    public void force(boolean withMetadata) throws IOException {
      forces.incrementAndGet();
      check();
      file.force(withMetadata);
    }

    @Override
    public void truncate(long sizeBytes) throws IOException {
      file.truncate(sizeBytes);
    }

    @Override
    public long sizeBytes() throws IOException {
      return file.sizeBytes();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
