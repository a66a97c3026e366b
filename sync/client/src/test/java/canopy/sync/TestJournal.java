package canopy.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.ByteString;

/** A journal in memory, with real hashes. Any thread. */
final class TestJournal implements JournalLines {
  private final List<String> lines = new ArrayList<>();
  private boolean unreadable;

  /** Appends as many lines, each a decision. */
  synchronized TestJournal add(int count, String what) {
    for (int i = 0; i < count; i++) {
      long seq = lines.size() + 1;
      String json = "{\"seq\":" + seq + ",\"data\":{\"what\":\"" + what + "\"}}";
      var hashed = new Buffer().write(ByteString.decodeHex(head().hash())).writeUtf8(json);
      lines.add(hashed.sha256().hex() + " " + json);
    }
    return this;
  }

  synchronized Head head() {
    return lines.isEmpty()
        ? new Head(0, "0".repeat(64))
        : new Head(lines.size(), lines.getLast().substring(0, 64));
  }

  synchronized Head head(long seq) {
    return seq == 0
        ? new Head(0, "0".repeat(64))
        : new Head(seq, lines.get((int) seq - 1).substring(0, 64));
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized void unreadable(boolean now) {
    unreadable = now;
  }

  static long seq(String line) {
    return Long.parseLong(line.substring(72, line.indexOf(',', 72)));
  }

  @Override
  public synchronized long lastSeq() {
    return lines.size();
  }

  @Override
  public synchronized Batch read(long fromSeq, int mostLines, int mostBytes) throws IOException {
    readable();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int count = 0;
    long seq = fromSeq;
    while (seq <= lines.size() && count < mostLines) {
      byte[] line = (lines.get((int) seq - 1) + "\n").getBytes(StandardCharsets.UTF_8);
      if (count > 0 && bytes.size() + line.length > mostBytes) {
        break;
      }
      bytes.writeBytes(line);
      count++;
      seq++;
    }
    return new Batch(bytes.toByteArray(), count, head(seq - 1));
  }

  @Override
  public synchronized String hash(long seq) throws IOException {
    readable();
    return head(seq).hash();
  }

  private void readable() throws IOException {
    if (unreadable) {
      throw new IOException("the disk is gone");
    }
  }
}
