package canopy.till.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a full disk far away: warns, then stops the sales while there is still room to close the
 * shift, and holds a ballast file that can be given up when even that is gone. Any thread.
 */
public final class DiskSpace {
  /** How much room there is. */
  public enum State {
    /** Enough. */
    OK,
    /** Sell on, and tell somebody. */
    LOW,
    /** No more sales; only what ends the day. */
    FULL
  }

  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
  private static final String BALLAST = "ballast";
  private static final int BLOCK_BYTES = 1024 * 1024;

  private final JournalDisk disk;
  private final Path dataFolder;
  private final JournalSettings settings;
  private volatile boolean ballastThere;

  private DiskSpace(JournalDisk disk, Path dataFolder, JournalSettings settings) {
    this.disk = disk;
    this.dataFolder = dataFolder;
    this.settings = settings;
  }

  /** Begins with the ballast in place, or without one if the disk does not give it now. */
  static DiskSpace open(JournalDisk disk, Path dataFolder, JournalSettings settings) {
    DiskSpace space = new DiskSpace(disk, dataFolder, settings);
    try {
      space.restoreBallast();
    } catch (IOException e) {
      LOG.warn("no ballast file: {}", e.toString());
    }
    return space;
  }

  /**
   * The state now; a system call. Space that only a released ballast has freed does not count.
   *
   * @throws IOException if the system does not say
   */
  public State state() throws IOException {
    long usable = usableBytes();
    if (usable < settings.fullSpaceBytes()) {
      return State.FULL;
    }
    return usable < settings.lowSpaceBytes() ? State.LOW : State.OK;
  }

  /** Free bytes apart from those that the ballast should hold. */
  public long usableBytes() throws IOException {
    long missing = ballastThere ? 0 : settings.ballastBytes();
    return disk.usableBytes(dataFolder) - missing;
  }

  /** Gives the ballast up, so that the day can be closed on a full disk. */
  public void releaseBallast() throws IOException {
    if (ballastThere) {
      ballastThere = false;
      disk.delete(dataFolder.resolve(BALLAST));
      disk.forceFolder(dataFolder);
    }
  }

  /**
   * Writes the ballast if it is missing and there is plenty of room.
   *
   * @return whether it is there
   */
  public boolean restoreBallast() throws IOException {
    long wanted = settings.ballastBytes();
    if (wanted == 0 || ballastThere) {
      return ballastThere;
    }
    try (JournalDisk.OpenFile file = disk.openForWriting(dataFolder.resolve(BALLAST))) {
      long missing = wanted - file.sizeBytes();
      if (missing > 0 && disk.usableBytes(dataFolder) - missing < settings.lowSpaceBytes()) {
        return false;
      }
      if (missing != 0) {
        fill(file, wanted);
      }
    }
    disk.forceFolder(dataFolder);
    ballastThere = true;
    return true;
  }

  /** Random bytes, so that a file system that compresses cannot make it small. */
  private static void fill(JournalDisk.OpenFile file, long wantedBytes) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    new SplittableRandom(wantedBytes).nextBytes(block);
    long at = file.sizeBytes();
    while (at < wantedBytes) {
      int length = (int) Math.min(block.length, wantedBytes - at);
      int written = file.write(ByteBuffer.wrap(block, 0, length), at);
      if (written <= 0) {
        throw new IOException("the disk took no bytes");
      }
      at += written;
    }
    file.truncate(wantedBytes);
    file.force(true);
  }
}
