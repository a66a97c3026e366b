package canopy.till.sync;

import canopy.sync.HeadOfficeAddress;
import canopy.sync.HeadOfficeLine;
import canopy.sync.TillKey;
import canopy.sync.Uploader;
import canopy.till.journal.Entry;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One till of a fault run: a journal, and an uploader behind a bad network. One thread. */
final class FaultTill implements AutoCloseable {
  static final HeadOfficeLine.Times PATIENT =
      new HeadOfficeLine.Times(
          Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
  private static final long PATIENCE_SECONDS = 300;
  private static final Uploader.Limits LIMITS =
      new Uploader.Limits(6, 3_000, Duration.ZERO, Duration.ofSeconds(60));

  /**
   * Which one.
   *
   * @param port of the network before head office
   * @param folder of all tills' journals and keys
   */
  record Which(String till, int port, Path folder) {
    static Which parse(String text, Path folder) {
      int colon = text.indexOf(':');
      return new Which(
          text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)), folder);
    }

    String text() {
      return till + ":" + port;
    }

    Journal journal() throws IOException {
      return SoldLines.journal(folder.resolve(till), till);
    }

    Path key() {
      return folder.resolve(till + ".key");
    }

    HeadOfficeLine line(@Nullable TillKey signs, FastClock clock, Random random) {
      return new HeadOfficeLine(
          new HeadOfficeAddress("http://127.0.0.1:" + port, null),
          PATIENT,
          signs,
          new Uploader.Times(clock, clock::nanoTime),
          random);
    }
  }

  private final Journal journal;
  private final HeadOfficeLine line;
  private final JournalBatches batches;
  private final Uploader uploader;
  private int decided;

  /** Goes on where the journal ends, and sends what head office does not have. */
  FaultTill(Which which, FastClock clock, Random random) throws IOException {
    journal = which.journal();
    decided = decisions(journal);
    line = which.line(TillKey.parse(Files.readString(which.key())), clock, random);
    batches = new JournalBatches(journal);
    uploader =
        new Uploader(
            line,
            batches,
            LIMITS,
            new Uploader.Times(clock, clock::nanoTime),
            random,
            0,
            status -> {});
    uploader.start();
  }

  private static int decisions(Journal journal) throws IOException {
    int count = 0;
    try (JournalReader reader = journal.read(1)) {
      for (JournalLine one = reader.next(); one != null; one = reader.next()) {
        count += one.part() == one.parts() ? 1 : 0;
      }
    }
    return count;
  }

  /** Writes the next decision down. */
  long sell(List<List<Entry>> decisions) {
    long seq = journal.append(decisions.get(decided % decisions.size())).lastSeq();
    decided++;
    uploader.wake();
    return seq;
  }

  /** Rings now and then, because the clock runs faster than the uploader's thread sleeps. */
  void awaitAll() throws InterruptedException {
    Semaphore never = new Semaphore(0);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (uploader.status().acknowledgedSeq() < journal.lastSeq()) {
      if (System.nanoTime() > end || never.tryAcquire(1, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(journal.lastSeq() + " waits, " + uploader.status());
      }
      uploader.wake();
    }
  }

  @Override
  public void close() throws IOException {
    line.close();
    uploader.close();
    batches.close();
    journal.close();
  }
}
