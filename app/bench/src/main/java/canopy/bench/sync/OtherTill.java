package canopy.bench.sync;

import canopy.headoffice.line.Chain;
import canopy.headoffice.line.LineWriter;
import canopy.sync.Head;
import canopy.sync.JournalLines;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.station.DemoStation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A journal in memory: the first lines of another one, as this till would have written them. */
final class OtherTill implements JournalLines {
  static final String NAME = "before";

  private static final int HASH_AND_SPACE = 65;

  private final byte[] bytes;

  /** Where each line ends in the bytes. */
  private final List<Integer> ends;

  private final List<String> hashes;

  private OtherTill(byte[] bytes, List<Integer> ends, List<String> hashes) {
    this.bytes = bytes;
    this.ends = ends;
    this.hashes = hashes;
  }

  static OtherTill of(Journal journal, int mostLines) throws Exception {
    Chain chain = new Chain();
    byte[] hash = new byte[32];
    LineWriter all = new LineWriter();
    List<Integer> ends = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    try (JournalReader reader = journal.read(1)) {
      JournalLine line = reader.next();
      while (line != null && ends.size() < mostLines) {
        byte[] json =
            new String(line.bytes(), StandardCharsets.UTF_8)
                .substring(HASH_AND_SPACE)
                .replaceFirst("\"till\":\"" + DemoStation.TILL, "\"till\":\"" + NAME)
                .getBytes(StandardCharsets.UTF_8);
        hash = chain.hash(hash, json);
        all.add(hash, json);
        ends.add(all.lengthBytes());
        hashes.add(HexFormat.of().formatHex(hash));
        line = reader.next();
      }
    }
    return new OtherTill(all.bytes(), ends, hashes);
  }

  @Override
  public long lastSeq() {
    return ends.size();
  }

  @Override
  public Batch read(long fromSeq, int mostLines, int mostBytes) {
    int first = (int) fromSeq - 1;
    int from = first == 0 ? 0 : ends.get(first - 1);
    int next = first + 1;
    while (next < ends.size() && next - first < mostLines && ends.get(next) - from <= mostBytes) {
      next++;
    }
    byte[] lines = Arrays.copyOfRange(bytes, from, ends.get(next - 1));
    return new Batch(lines, next - first, new Head(next, hashes.get(next - 1)));
  }

  @Override
  public String hash(long seq) {
    return hashes.get((int) seq - 1);
  }
}
