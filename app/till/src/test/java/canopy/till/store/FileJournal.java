package canopy.till.store;

import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.Recorded;
import canopy.core.event.UnreadableEvent;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A journal in a file, for a hundred thousand sales that do not fit into memory. Reading costs what
 * it costs the real one: the hash of every line, and its JSON.
 */
final class FileJournal implements EventSource, Closeable {
  private final EventJson json = new EventJson();
  private final MessageDigest digest;
  private final Path file;
  private final DataOutputStream out;
  private byte[] hash = new byte[32];
  private long lastSeq;
  private DataInputStream in;
  private long nextSeq;

  FileJournal(Path file) throws IOException {
    this.file = file;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20));
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(Recorded recorded) {
    try {
      byte[] data = json.data(recorded.event());
      EventJson.Type type = json.type(recorded.event());
      out.writeUTF(recorded.at().toString());
      out.writeUTF(recorded.day().toString());
      out.writeUTF(recorded.by());
      out.writeUTF(type.name());
      out.writeInt(type.version());
      out.writeInt(data.length);
      out.write(data);
      lastSeq = recorded.seq();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void written() throws IOException {
    out.flush();
  }

  @Override
  public long lastSeq() {
    return lastSeq;
  }

  @Override
  public List<Item> read(long fromSeq, int limit) throws IOException {
    if (in == null || fromSeq < nextSeq) {
      close();
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20));
      hash = new byte[32];
      nextSeq = 1;
    }
    List<Item> items = new ArrayList<>();
    while (nextSeq <= lastSeq && items.size() < limit) {
      Item item = next();
      if (item.recorded().seq() >= fromSeq) {
        items.add(item);
      }
    }
    return items;
  }

  private Item next() throws IOException {
    Instant at = Instant.parse(in.readUTF());
    LocalDate day = LocalDate.parse(in.readUTF());
    String by = in.readUTF();
    String type = in.readUTF();
    int version = in.readInt();
    byte[] data = in.readNBytes(in.readInt());
    digest.update(hash);
    hash = digest.digest(data);
    try {
      Event event = json.read(type, version, data);
      Recorded recorded = new Recorded(nextSeq, at, day, by, event);
      nextSeq++;
      return new Item(recorded, HexFormat.of().formatHex(hash));
    } catch (UnreadableEvent e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
