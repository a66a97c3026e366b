package canopy.till.demo;

import canopy.sync.HeadOfficeAddress;
import canopy.sync.SyncStatus;
import canopy.till.journal.DaySeal;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalSettings;
import canopy.till.journal.LocalDisk;
import canopy.till.station.DataFolder;
import canopy.till.station.StationConfig;
import canopy.till.sync.HeadOfficeDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The journal of a till that does not run, and the line on which it goes up to head office as a
 * running till's does. One thread, which waits.
 */
public final class SentJournal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  private final Journal journal;
  private final HeadOfficeDesk desk;

  private SentJournal(Journal journal, HeadOfficeDesk desk) {
    this.journal = journal;
    this.desk = desk;
  }

  /** Opens it. */
  public static SentJournal open(DataFolder data, Clock clock) throws IOException {
    StationConfig config = data.stationConfig();
    Path root = data.root();
    Journal journal =
        Journal.open(
            root,
            new LocalDisk(),
            JournalSettings.small(),
            new Identity(config.site(), config.till()),
            () -> DaySeal.openOrCreate(root.resolve("keys")),
            clock);
    try {
      return new SentJournal(
          journal, HeadOfficeDesk.open(data, config, clock, new SecureRandom(), news -> {}));
    } catch (IOException e) {
      journal.close();
      throw e;
    }
  }

  /** Enrols the till, unless it is. */
  void enrol(String address, String code, String program) throws IOException {
    if (desk.view().settings() == null) {
      desk.enrol(new HeadOfficeAddress(address, null), code, program);
    }
  }

  /**
   * Sends what head office does not have yet.
   *
   * @throws IOException if head office does not take it in two minutes
   */
  public void send() throws IOException, InterruptedException {
    desk.connect(journal, null, holds -> CompletableFuture.completedFuture(null));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!sent()) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("head office did not take the journal: " + desk.view().up());
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  private boolean sent() {
    SyncStatus up = desk.view().up();
    return up != null && up.state() == SyncStatus.State.CONNECTED && desk.view().waiting() == 0;
  }

  @Override
  public void close() throws IOException {
    desk.close();
    journal.close();
  }
}
