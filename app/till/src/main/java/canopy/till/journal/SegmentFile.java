package canopy.till.journal;

import canopy.till.journal.SegmentScan.Segment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segment that is being written: a file with lines in front and zero bytes, written ahead,
 * behind them. Owned by the till thread.
 */
final class SegmentFile implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentFile.class);
  private static final int ZEROS = 64 * 1024;

  /**
   * The end of what is on the disk.
   *
   * @param segment the segment being written, or to be written first
   * @param endBytes end of its last forced line
   * @param seq number of the last forced line, 0 before the first
   * @param hash its hash, 64 digits
   */
  record Durable(Segment segment, long endBytes, long seq, String hash) {}

  private final JournalDisk.OpenFile file;
  private final Segment segment;
  private final int extensionBytes;
  private long endBytes;
  private long allocatedBytes;

  private SegmentFile(JournalDisk.OpenFile file, Segment segment, int extensionBytes, long endBytes)
      throws IOException {
    this.file = file;
    this.segment = segment;
    this.extensionBytes = extensionBytes;
    this.endBytes = endBytes;
    this.allocatedBytes = file.sizeBytes();
  }

  /** A new file, zeros and directory entry on the disk before it is used. */
  static SegmentFile create(
      JournalDisk disk, Path folder, Segment segment, JournalSettings settings) throws IOException {
    JournalDisk.OpenFile file = disk.openForWriting(folder.resolve(segment.fileName()));
    boolean created = false;
    try {
      file.truncate(0); // What an unacknowledged attempt may have left here.
      SegmentFile segmentFile = new SegmentFile(file, segment, settings.extensionBytes(), 0);
      segmentFile.extend(settings.segmentBytes());
      file.force(true);
      disk.forceFolder(folder);
      created = true;
      return segmentFile;
    } finally {
      if (!created) {
        file.close();
      }
    }
  }

  /** A file that has lines already, up to {@code endBytes}. */
  static SegmentFile reopen(
      JournalDisk.OpenFile file, Segment segment, JournalSettings settings, long endBytes)
      throws IOException {
    return new SegmentFile(file, segment, settings.extensionBytes(), endBytes);
  }

  Segment segment() {
    return segment;
  }

  long endBytes() {
    return endBytes;
  }

  /**
   * One write and one force. Returns when the bytes are on the disk. Where the file has to grow,
   * its zeros are forced first and by themselves: an acknowledged line must never depend on the
   * file system recording new blocks in the same force. (ext4 that is being shut down was seen to
   * report such a force as done, with the new blocks lost.)
   */
  void append(byte[] bytes, int length) throws IOException {
    if (endBytes + length > allocatedBytes) {
      extend(length + extensionBytes);
      file.force(true);
    }
    write(ByteBuffer.wrap(bytes, 0, length), endBytes);
    file.force(false);
    endBytes += length;
  }

  /** Cuts the zero bytes off: nothing more will be written here. */
  void trim() throws IOException {
    file.truncate(endBytes);
    file.force(true);
  }

  /** Closes it whatever the disk says. */
  void abandon() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("could not close the failed segment", e);
    }
  }

  /**
   * After a failure: makes sure that what was acknowledged can be read, and cuts off what came
   * after it. Where the disk does not let it be cut, the next segment supersedes it.
   *
   * @throws JournalBroken if acknowledged lines are gone
   */
  static void keepAcknowledged(JournalDisk disk, Path folder, Durable good) throws IOException {
    String name = good.segment().fileName();
    try (JournalDisk.OpenFile old = disk.openForWriting(folder.resolve(name))) {
      SegmentScan.upTo(good.seq() + 1, old, good.segment(), null);
      try {
        old.truncate(good.endBytes());
        old.force(true);
      } catch (IOException e) {
        LOG.warn("the rest of {} stays and is superseded", name, e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Writes zeros; the caller forces them. */
  private void extend(int bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.wrap(new byte[Math.min(ZEROS, bytes)]);
    long end = allocatedBytes + bytes;
    while (allocatedBytes < end) {
      int length = (int) Math.min(zeros.capacity(), end - allocatedBytes);
      write(zeros.clear().limit(length), allocatedBytes);
      allocatedBytes += length;
    }
  }

  private void write(ByteBuffer bytes, long positionBytes) throws IOException {
    int start = bytes.position();
    while (bytes.hasRemaining()) {
      if (file.write(bytes, positionBytes + bytes.position() - start) <= 0) {
        throw new IOException("the disk took no bytes");
      }
    }
  }
}
