package canopy.till.journal;

import canopy.till.journal.JournalBroken.Reason;
import canopy.till.journal.SegmentScan.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the files between the lock and the first append: the older segments must join,
 * the newest must be good line by line, its torn end is cut off, and its last decision is written
 * again and forced. The last matters because a write whose force failed may stand in the page cache
 * alone, marked clean, and vanish with the next power cut after we had shown it to the database.
 */
final class Opening {
  static final String GENESIS = "0".repeat(LineEncoder.HASH_DIGITS);
  private static final int USUAL_LINE_BYTES = 64 * 1024;

  private final JournalDisk disk;
  private final Path folder;
  private final Identity identity;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Journal.Cut> cuts = new ArrayList<>();
  private String hash = GENESIS;
  private long seq;
  private long endBytes;
  private @Nullable JournalLine lastLine;

  private Opening(JournalDisk disk, Path folder, Identity identity) {
    this.disk = disk;
    this.folder = folder;
    this.identity = identity;
  }

  /**
   * @throws JournalBroken if the till must not start on this journal
   * @throws IOException if a file cannot be read, cut or forced
   */
  static Opening open(JournalDisk disk, Path folder, Identity identity) throws IOException {
    disk.createFolder(folder);
    disk.forceFolder(folder);
    Opening opening = new Opening(disk, folder, identity);
    List<Long> names = segmentNames(disk, folder);
    for (int i = 0; i < names.size(); i++) {
      opening.begin(names.get(i));
      if (i + 1 < names.size()) {
        opening.older(names.get(i + 1));
      } else {
        opening.newest();
      }
    }
    return opening;
  }

  /** First numbers of the segments in the folder, ascending. */
  static List<Long> segmentNames(JournalDisk disk, Path folder) throws IOException {
    List<Long> names = new ArrayList<>();
    for (String file : disk.list(folder)) {
      OptionalLong firstSeq = Segment.firstSeq(file);
      if (firstSeq.isPresent()) {
        names.add(firstSeq.getAsLong());
      }
    }
    return names;
  }

  JournalDisk disk() {
    return disk;
  }

  Path folder() {
    return folder;
  }

  Identity identity() {
    return identity;
  }

  List<Segment> segments() {
    return List.copyOf(segments);
  }

  List<Journal.Cut> cuts() {
    return List.copyOf(cuts);
  }

  long seq() {
    return seq;
  }

  String hash() {
    return hash;
  }

  /** End of the last line in the newest segment. */
  long endBytes() {
    return endBytes;
  }

  @Nullable JournalLine lastLine() {
    return lastLine;
  }

  private void begin(long firstSeq) {
    Segment segment = new Segment(firstSeq, hash);
    if (firstSeq != seq + 1) {
      throw new JournalBroken(Reason.MISSING_SEGMENT, segment.fileName(), 1, 0);
    }
    segments.add(segment);
  }

  /**
   * Joins without reading everything: the first line must follow from before, the last must lead
   * on.
   */
  private void older(long nextFirstSeq) throws IOException {
    Segment segment = segments.getLast();
    Path path = folder.resolve(segment.fileName());
    try (JournalDisk.OpenFile file = disk.openForReading(path)) {
      ChainedLines lines = new ChainedLines(file, segment);
      if (lines.next(file.sizeBytes()) != ChainedLines.Step.LINE) {
        throw lines.broken(Reason.SHORT);
      }
      JournalLine last = lastLine(file);
      if (last != null && last.seq() == nextFirstSeq - 1 && last.part() == last.parts()) {
        seq = last.seq();
        hash = last.hash();
        return;
      }
    }
    try (JournalDisk.OpenFile file = disk.openForWriting(path)) {
      SegmentScan.Result result = SegmentScan.upTo(nextFirstSeq, file, segment, null);
      seq = result.lastSeq();
      hash = result.lastHash();
      cut(file, segment, result);
    }
  }

  private void newest() throws IOException {
    Segment segment = segments.getLast();
    try (JournalDisk.OpenFile file = disk.openForWriting(folder.resolve(segment.fileName()))) {
      SegmentScan.Result result = SegmentScan.newest(file, segment, null);
      seq = result.lastSeq();
      hash = result.lastHash();
      endBytes = result.endBytes();
      cut(file, segment, result);
      if (endBytes > 0) {
        lastLine = writeAgain(file, result, segment);
        checkIdentity(lastLine, segment);
      }
      file.force(true);
    }
  }

  private JournalLine writeAgain(
      JournalDisk.OpenFile file, SegmentScan.Result result, Segment segment) throws IOException {
    long start = result.decisionStartBytes();
    byte[] decision = new byte[(int) (endBytes - start)];
    SegmentScan.readFully(file, decision, start);
    ByteBuffer buffer = ByteBuffer.wrap(decision);
    while (buffer.hasRemaining()) {
      if (file.write(buffer, start + buffer.position()) <= 0) {
        throw new IOException("the disk took no bytes");
      }
    }
    JournalLine line = lastLineOf(decision);
    if (line == null) {
      throw new JournalBroken(Reason.FORMAT, segment.fileName(), lineNumber(segment), start);
    }
    return line;
  }

  private void checkIdentity(JournalLine line, Segment segment) {
    if (!line.site().equals(identity.site()) || !line.till().equals(identity.till())) {
      throw new JournalBroken(
          Reason.OTHER_TILL, segment.fileName(), lineNumber(segment), endBytes - 1);
    }
  }

  private long lineNumber(Segment segment) {
    return seq - segment.firstSeq() + 1;
  }

  private void cut(JournalDisk.OpenFile file, Segment segment, SegmentScan.Result result)
      throws IOException {
    if (result.tail() == SegmentScan.Tail.CLEAN) {
      return;
    }
    file.truncate(result.endBytes());
    file.force(true);
    cuts.add(new Journal.Cut(segment.fileName(), result.endBytes(), result.tailBytes()));
  }

  /** The last line, if the file ends with one; nothing checked. */
  private static @Nullable JournalLine lastLine(JournalDisk.OpenFile file) throws IOException {
    long size = file.sizeBytes();
    byte[] end = new byte[(int) Math.min(USUAL_LINE_BYTES, size)];
    SegmentScan.readFully(file, end, size - end.length);
    return lastLineOf(end);
  }

  private static @Nullable JournalLine lastLineOf(byte[] bytes) {
    int end = bytes.length - 1;
    if (end < 0 || bytes[end] != '\n') {
      return null;
    }
    int start = end;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    byte[] line = new byte[end - start];
    System.arraycopy(bytes, start, line, 0, line.length);
    return JournalLine.parse(line);
  }
}
