package canopy.till.journal;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.Patience;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The real disk, which refuses every write while it is told to. */
public final class FailingDisk extends LocalDisk {
  private final Semaphore refused = new Semaphore(0);
  private volatile boolean failing;

  /** A journal on this disk. */
  public Journal journal(Path data, Identity identity) throws IOException {
    return Journal.open(
        data, this, JournalSettings.standard(), identity, DaySeal::create, Clock.systemUTC());
  }

  /** From now on nothing can be written. */
  public void fail() {
    failing = true;
  }

  /** Writes work again. */
  public void mend() {
    failing = false;
  }

  /** Waits for the next write that was refused. */
  public void awaitRefused() throws InterruptedException {
    assertThat(refused.tryAcquire(Patience.LONGEST_SECONDS, TimeUnit.SECONDS))
        .as("a write was refused")
        .isTrue();
  }

  private void check() throws IOException {
    if (failing) {
      refused.release();
      throw new IOException("the disk is gone");
    }
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
      check();
      return file.write(from, positionBytes);
    }

    @Override
    public int read(ByteBuffer into, long positionBytes) throws IOException {
      return file.read(into, positionBytes);
    }

    @Override
    public void force(boolean withMetadata) throws IOException {
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
