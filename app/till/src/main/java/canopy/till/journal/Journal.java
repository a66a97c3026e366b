package canopy.till.journal;

import canopy.till.journal.SegmentFile.Durable;
import canopy.till.journal.SegmentScan.Segment;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of one till, open for writing. Everything that changes it ({@link #append}, {@link
 * #start}, {@link #closeDay}, {@link #resumeOnFreshSegment}, {@link #close}) belongs to the till
 * thread, which nobody may interrupt (that would close the file under it); all else is for any
 * thread.
 */
public final class Journal implements Closeable {
  /** Most lines that one write may have. */
  public static final int MOST_LINES = 4000;

  /** Largest write in bytes. */
  public static final int LARGEST_WRITE_BYTES = 4 * 1024 * 1024;

  /** Type of a start of the program. */
  public static final String TILL_STARTED = "till.started";

  /** Type of the end of a business day. */
  public static final String DAY_CLOSED = "day.closed";

  /** The folder of the segments in a data folder. */
  public static final String FOLDER = "journal";

  /** The file in a data folder that a program with an open journal has locked. */
  public static final String LOCK = "canopy.lock";

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final String KEYS = "keys";

  /**
   * What opening cut off the end of a segment: a write that the power cut tore and that nobody was
   * told about.
   *
   * @param segment file name
   * @param fromBytes where the segment ends now
   * @param bytes how much was there
   */
  public record Cut(String segment, long fromBytes, long bytes) {}

  private final JournalDisk disk;
  private final Path folder;
  private final JournalSettings settings;
  private final Clock clock;
  private final DaySeal seal;
  private final Closeable lock;
  private final DiskSpace space;
  private final LineEncoder encoder;
  private final List<Cut> cuts;
  private final Object moved = new Object();

  private @Nullable SegmentFile file;
  private @Nullable LocalDate segmentDay;
  private boolean segmentSealed;
  private boolean started;
  private byte[] lastHash;
  private volatile List<Segment> segments;
  private volatile Durable durable;
  private volatile @Nullable JournalFailed failure;

  private Journal(
      Opening opening,
      JournalSettings settings,
      DiskSpace space,
      DaySeal seal,
      Clock clock,
      Closeable lock)
      throws IOException {
    this.disk = opening.disk();
    this.folder = opening.folder();
    this.settings = settings;
    this.clock = clock;
    this.seal = seal;
    this.lock = lock;
    this.space = space;
    this.encoder = new LineEncoder(opening.identity());
    this.cuts = opening.cuts();
    this.segments = opening.segments();
    this.lastHash = HexFormat.of().parseHex(opening.hash());
    Segment newest = segments.isEmpty() ? new Segment(1, Opening.GENESIS) : segments.getLast();
    this.durable = new Durable(newest, opening.endBytes(), opening.seq(), opening.hash());
    JournalLine last = opening.lastLine();
    if (last != null) {
      this.segmentDay = last.day();
      this.segmentSealed = last.type().equals(DAY_CLOSED);
    }
    if (!segments.isEmpty()) {
      JournalDisk.OpenFile open = disk.openForWriting(folder.resolve(newest.fileName()));
      this.file = SegmentFile.reopen(open, newest, settings, opening.endBytes());
    }
  }

  /**
   * Opens the journal of a data folder on the local disk, with the usual sizes; makes the folder
   * and the key pair on the first start.
   *
   * @throws JournalLocked if another program has it open
   * @throws JournalBroken if the till must not start on it
   * @throws IOException if the disk fails
   */
  public static Journal open(Path dataFolder, Identity identity, Clock clock) throws IOException {
    return open(
        dataFolder,
        new LocalDisk(),
        JournalSettings.standard(),
        identity,
        () -> DaySeal.openOrCreate(dataFolder.resolve(KEYS)),
        clock);
  }

  /**
   * Opens the journal of a data folder. The newest segment is checked line by line, the older ones
   * only where they join; {@link #verifyAll} checks the rest.
   *
   * @param seal asked for once the folder is locked
   * @throws JournalLocked if another program has it open
   * @throws JournalBroken if the till must not start on it
   * @throws IOException if the disk fails
   */
  public static Journal open(
      Path dataFolder,
      JournalDisk disk,
      JournalSettings settings,
      Identity identity,
      DaySeal.Source seal,
      Clock clock)
      throws IOException {
    disk.createFolder(dataFolder);
    Closeable lock =
        disk.lock(dataFolder.resolve(LOCK)).orElseThrow(() -> new JournalLocked(dataFolder));
    boolean opened = false;
    try {
      Opening opening = Opening.open(disk, dataFolder.resolve(FOLDER), identity);
      for (Cut cut : opening.cuts()) {
        LOG.warn("cut an unfinished write of {} bytes off {}", cut.bytes(), cut.segment());
      }
      DiskSpace space = DiskSpace.open(disk, dataFolder, settings);
      Journal journal = new Journal(opening, settings, space, seal.open(), clock, lock);
      opened = true;
      return journal;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /** {@link #append(List, Instant)} now. */
  public Appended append(List<Entry> entries) {
    return append(entries, clock.instant());
  }

  /**
   * Writes the events of a decision, or of several that waited together: one write, one force. When
   * it returns they are on the disk, all of them; when it throws nobody may be told that they
   * happened. A restart finds all or none.
   *
   * @param entries 1 to {@link #MOST_LINES}, all of one business day; another day than before
   *     begins a new segment
   * @param at stands in each line, in milliseconds
   * @throws JournalFailed if the disk failed, now or earlier
   * @throws IllegalArgumentException if the entries are not such a decision; nothing is written
   */
  public Appended append(List<Entry> entries, Instant at) {
    JournalFailed stopped = failure;
    if (stopped != null) {
      throw new JournalFailed("the journal has stopped: " + stopped.getMessage(), stopped);
    }
    LocalDate day = LineEncoder.dayOf(entries);
    Durable before = durable;
    long atMillis = at.toEpochMilli();
    encoder.encode(entries, before.seq() + 1, lastHash, atMillis);
    if (encoder.length() > LARGEST_WRITE_BYTES) {
      throw new IllegalArgumentException("a decision of " + encoder.length() + " bytes");
    }
    SegmentFile segment;
    try {
      segment = segmentFor(day);
      segment.append(encoder.bytes(), encoder.length());
    } catch (IOException | RuntimeException | Error e) {
      throw fail(e);
    }
    lastHash = encoder.lastHash();
    String hash = LineEncoder.hex(lastHash);
    long seq = before.seq() + entries.size();
    publish(new Durable(segment.segment(), segment.endBytes(), seq, hash));
    return new Appended(before.seq() + 1, seq, Instant.ofEpochMilli(atMillis), hash);
  }

  /**
   * Writes {@code till.started}: boot id, public key, and what opening had to cut off.
   *
   * @param boot random id of this start
   * @param more further data, a JSON object
   */
  public Appended start(LocalDate day, UUID boot, byte[] more) {
    byte[] data = seal.starting(boot, cuts, more);
    Appended appended = append(List.of(new Entry(day, "system", TILL_STARTED, 1, data)));
    started = true;
    return appended;
  }

  /** {@link #closeDay(LocalDate, String, int, byte[], Instant)} now. */
  public Appended closeDay(LocalDate day, String by, int version, byte[] more) {
    return closeDay(day, by, version, more, clock.instant());
  }

  /**
   * Writes {@code day.closed} with the signature over the hash of the line before it, and ends the
   * segment.
   *
   * @param more the day's totals, a JSON object
   * @param version version of the data of {@code day.closed}
   * @param at stands in the line, in milliseconds
   * @throws IllegalStateException if this start has not been journalled: its key is unknown then
   */
  public Appended closeDay(LocalDate day, String by, int version, byte[] more, Instant at) {
    if (!started) {
      throw new IllegalStateException("the till closes no day before till.started is journalled");
    }
    byte[] data = seal.closing(lastHash, more);
    Appended appended = append(List.of(new Entry(day, by, DAY_CLOSED, version, data)), at);
    segmentSealed = true;
    SegmentFile closed = file;
    if (closed != null) {
      try {
        closed.trim();
      } catch (IOException e) {
        fail(e); // The day is closed all the same; the next append says so.
      }
    }
    return appended;
  }

  /**
   * A person has seen that the journal failed, and wants to go on. What was acknowledged must still
   * be readable; what the failed write left behind is cut off, or where even that fails, is
   * superseded by the fresh segment, which starts with the same number.
   *
   * @throws IllegalStateException if the journal has not failed
   * @throws JournalBroken if acknowledged lines are gone; the journal stays failed
   * @throws IOException if the disk still fails; the journal stays failed
   */
  public void resumeOnFreshSegment() throws IOException {
    if (failure == null) {
      throw new IllegalStateException("the journal has not failed");
    }
    SegmentFile old = file;
    file = null;
    if (old != null) {
      old.abandon();
    }
    if (durable.endBytes() > 0) {
      SegmentFile.keepAcknowledged(disk, folder, durable);
    }
    createSegment();
    failure = null;
    LOG.warn("the journal goes on after {} on a fresh segment", durable.seq());
  }

  /** Whether a write or force has failed and nobody has acted yet. */
  public boolean failed() {
    return failure != null;
  }

  /** Number of the last line on the disk, 0 before the first. */
  public long lastSeq() {
    return durable.seq();
  }

  /** Hash of the last line on the disk, 64 digits. */
  public String lastHash() {
    return durable.hash();
  }

  /** What opening cut off. */
  public List<Cut> cuts() {
    return cuts;
  }

  /** Room on the disk, and the ballast. */
  public DiskSpace space() {
    return space;
  }

  /** A reader that starts with line {@code fromSeq} (1 for all); close it. */
  public JournalReader read(long fromSeq) {
    return new JournalReader(this, disk, fromSeq);
  }

  /**
   * Waits until there is a line after {@code seq}.
   *
   * @return number of the last line on the disk, {@code <= seq} if the time ran out
   */
  public long awaitAfter(long seq, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (moved) {
      while (durable.seq() <= seq) {
        long leftMillis = Math.ceilDiv(end - System.nanoTime(), 1_000_000L);
        if (leftMillis <= 0) {
          break;
        }
        moved.wait(leftMillis);
      }
    }
    return durable.seq();
  }

  /** Checks every line that is on the disk so far. Slow; for a background thread. */
  public JournalVerifier.Report verifyAll() throws IOException {
    return JournalVerifier.verify(disk, folder, durable.seq());
  }

  /** Ends it and gives the lock back. What was written ahead stays for the next start. */
  @Override
  public void close() throws IOException {
    try (lock) {
      SegmentFile open = file;
      file = null;
      if (open != null) {
        open.close();
      }
    }
  }

  Durable durable() {
    return durable;
  }

  List<Segment> segments() {
    return segments;
  }

  Path folder() {
    return folder;
  }

  private SegmentFile segmentFor(LocalDate day) throws IOException {
    SegmentFile open = file;
    boolean sameDay = segmentDay == null || segmentDay.equals(day);
    if (open == null || segmentSealed || !sameDay) {
      if (open != null) {
        open.trim();
        open.close();
        file = null;
      }
      open = createSegment();
    }
    segmentDay = day;
    return open;
  }

  private SegmentFile createSegment() throws IOException {
    Segment fresh = new Segment(durable.seq() + 1, durable.hash());
    SegmentFile created = SegmentFile.create(disk, folder, fresh, settings);
    file = created;
    segmentDay = null;
    segmentSealed = false;
    if (!segments.contains(fresh)) {
      List<Segment> more = new ArrayList<>(segments);
      more.add(fresh);
      segments = List.copyOf(more);
    }
    durable = new Durable(fresh, 0, durable.seq(), durable.hash());
    return created;
  }

  private JournalFailed fail(Throwable cause) {
    JournalFailed failed = new JournalFailed("the disk did not take the event: " + cause, cause);
    failure = failed;
    LOG.error("the journal has failed after {}", durable.seq(), cause);
    return failed;
  }

  private void publish(Durable next) {
    synchronized (moved) {
      durable = next;
      moved.notifyAll();
    }
  }
}
