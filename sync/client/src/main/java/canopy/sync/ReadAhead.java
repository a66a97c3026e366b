package canopy.sync;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads and packs the batch that comes next while head office still works on this one, if there is
 * a whole one more: a till that has much to send would otherwise wait for its disk and for head
 * office in turn. The uploader's thread; the journal is only touched by one thread at a time.
 */
final class ReadAhead implements JournalLines {
  private final JournalLines journal;
  private volatile @Nullable Ahead ahead;

  private record Ahead(long fromSeq, int mostLines, int mostBytes, FutureTask<Batch> batch) {
    boolean is(long from, int lines, int bytes) {
      return fromSeq == from && mostLines == lines && mostBytes == bytes;
    }
  }

  ReadAhead(JournalLines journal) {
    this.journal = journal;
  }

  @Override
  public long lastSeq() {
    return journal.lastSeq();
  }

  @Override
  public Batch read(long fromSeq, int mostLines, int mostBytes) throws IOException {
    Ahead begun = ahead;
    Batch early = settle();
    boolean wanted = begun != null && begun.is(fromSeq, mostLines, mostBytes);
    // Where reading ahead has failed, it is read again: the trouble is said where it is asked for.
    Batch batch = wanted && early != null ? early : journal.read(fromSeq, mostLines, mostBytes);
    begin(batch.last().seq() + 1, mostLines, mostBytes);
    return batch;
  }

  private void begin(long fromSeq, int mostLines, int mostBytes) {
    if (journal.lastSeq() - fromSeq + 1 < mostLines) {
      return;
    }
    FutureTask<Batch> task =
        new FutureTask<>(
            () -> {
              Batch batch = journal.read(fromSeq, mostLines, mostBytes);
              batch.body();
              return batch;
            });
    ahead = new Ahead(fromSeq, mostLines, mostBytes, task);
    Thread.ofPlatform().name("sync-read").daemon().start(task);
  }

  @Override
  public String hash(long seq) throws IOException {
    settle();
    return journal.hash(seq);
  }

  /** Waits until nothing is read ahead any more. Returns what was read; null for nothing. */
  @Nullable Batch settle() {
    Ahead begun = ahead;
    ahead = null;
    if (begun == null) {
      return null;
    }
    try {
      return begun.batch().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      return null;
    }
  }
}
