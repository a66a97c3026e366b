package canopy.till.journal;

import canopy.till.journal.JournalBroken.Reason;
import canopy.till.journal.SegmentScan.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole journal without changing it: every hash, number and decision from the first line
 * on, and the signature of every closed day. Any thread; the till may go on writing.
 */
public final class JournalVerifier {
  /**
   * What was found.
   *
   * @param segments how many files were read
   * @param lines good lines, up to the first bad one
   * @param lastHash hash of the last good line
   * @param seals closed days with a good signature
   * @param tailBytes bytes of an unfinished write at the end, which the next start cuts off
   * @param broken the first bad line
   */
  public record Report(
      int segments,
      long lines,
      String lastHash,
      int seals,
      long tailBytes,
      Optional<JournalBroken> broken) {
    /** Whether everything is as it was written. */
    public boolean good() {
      return broken.isEmpty();
    }
  }

  private static final String PUBLIC_KEY = "\"publicKey\":\"";
  private static final String SEAL = "{\"seal\":{\"over\":\"";
  private static final String SIGNATURE = "\"signature\":\"";

  private final JournalDisk disk;
  private final Path folder;
  private final Set<String> announcedKeys = new HashSet<>();
  private String hash = Opening.GENESIS;
  private long lines;
  private int seals;
  private int segmentsRead;
  private long tailBytes;
  private long offsetBytes;
  private @Nullable Segment current;

  private JournalVerifier(JournalDisk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /**
   * Checks the segments in a folder that nobody is writing.
   *
   * @param folder the one that holds the segments
   * @throws IOException if they cannot be read
   */
  public static Report verify(JournalDisk disk, Path folder) throws IOException {
    return new JournalVerifier(disk, folder).run(Long.MAX_VALUE);
  }

  /** The same up to a line that is known to be forced, while more may be written after it. */
  static Report verify(JournalDisk disk, Path folder, long lastSeq) throws IOException {
    return new JournalVerifier(disk, folder).run(lastSeq);
  }

  private Report run(long lastSeq) throws IOException {
    Optional<JournalBroken> broken = Optional.empty();
    try {
      List<Long> names = Opening.segmentNames(disk, folder);
      for (int i = 0; i < names.size() && names.get(i) <= lastSeq; i++) {
        boolean last = i + 1 == names.size();
        long stop = last ? Long.MAX_VALUE : names.get(i + 1);
        segment(names.get(i), lastSeq == Long.MAX_VALUE ? stop : Math.min(stop, lastSeq + 1));
      }
    } catch (JournalBroken e) {
      broken = Optional.of(e);
    }
    return new Report(segmentsRead, lines, hash, seals, tailBytes, broken);
  }

  private void segment(long firstSeq, long stopSeq) throws IOException {
    Segment segment = new Segment(firstSeq, hash);
    if (firstSeq != lines + 1) {
      throw new JournalBroken(Reason.MISSING_SEGMENT, segment.fileName(), 1, 0);
    }
    current = segment;
    offsetBytes = 0;
    segmentsRead++;
    try (JournalDisk.OpenFile file = disk.openForReading(folder.resolve(segment.fileName()))) {
      if (stopSeq == Long.MAX_VALUE) {
        SegmentScan.Result result = SegmentScan.newest(file, segment, this::line);
        tailBytes = result.tailBytes();
        lines = result.lastSeq();
        hash = result.lastHash();
      } else {
        SegmentScan.upTo(stopSeq, file, segment, this::line);
      }
    }
  }

  private void line(JournalLine line) {
    String type = line.type();
    if (type.equals(Journal.TILL_STARTED)) {
      announcedKeys.add(field(line.data(), PUBLIC_KEY));
    } else if (type.equals(Journal.DAY_CLOSED)) {
      if (!sealed(line.data())) {
        throw broken(line);
      }
      seals++;
    }
    lines = line.seq();
    hash = line.hash();
    offsetBytes += line.bytes().length + 1;
  }

  /** The seal is over the line before, and by a key that this journal has announced. */
  private boolean sealed(String data) {
    if (!data.startsWith(SEAL + hash)) {
      return false;
    }
    String key = field(data, PUBLIC_KEY);
    return announcedKeys.contains(key)
        && DaySeal.verifies(key, HexFormat.of().parseHex(hash), field(data, SIGNATURE));
  }

  private JournalBroken broken(JournalLine line) {
    Segment segment = current;
    long firstSeq = segment == null ? 1 : segment.firstSeq();
    String name = segment == null ? "" : segment.fileName();
    return new JournalBroken(Reason.SIGNATURE, name, line.seq() - firstSeq + 1, offsetBytes);
  }

  /** The text after a mark up to the next quote; empty if there is none. */
  private static String field(String data, String mark) {
    int start = data.indexOf(mark);
    int end = start < 0 ? -1 : data.indexOf('"', start + mark.length());
    return end < 0 ? "" : data.substring(start + mark.length(), end);
  }
}
