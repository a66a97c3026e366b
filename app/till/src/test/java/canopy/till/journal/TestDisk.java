package canopy.till.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk in memory with a page cache: what was written is seen at once, and is on the disk only
 * after a force, or by chance, sector by sector in any order. A failed force drops what it should
 * have written and the next one succeeds, as Linux does it. Any single operation can be made to
 * fail.
 */
final class TestDisk implements JournalDisk {
  static final int SECTOR_BYTES = 512;

  /** How an operation fails. */
  enum Fault {
    /** Nothing is done. */
    FAILS,
    /** A write is half done. */
    HALF_DONE_AND_FAILS,
    /** A write takes half the bytes and says so; everything else works. */
    SHORT,
    /** Done in the cache; then the power goes. */
    POWER_CUT
  }

  /** The power is gone; nothing works until {@link #crash}. */
  static final class PowerIsOff extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Content {
    byte[] cached = new byte[0];
    byte[] stable = new byte[0];
    final BitSet dirty = new BitSet();
  }

  private final Map<Path, Content> files = new TreeMap<>();
  private final Map<Path, Content> forcedEntries = new TreeMap<>();
  final List<String> log = new ArrayList<>();
  private boolean locked;
  private boolean off;
  private int operations;
  private int faultAt = -1;
  private Fault fault = Fault.FAILS;
  private long capacityBytes = 1L << 40;

  /** The n-th operation from now (0 is the next) has this fault. */
  void failAt(int n, Fault how) {
    faultAt = operations + n;
    fault = how;
  }

  int operations() {
    return operations;
  }

  /** Room for this much in all; what is there stays. */
  void capacity(long bytes) {
    capacityBytes = bytes;
  }

  byte[] bytes(Path file) {
    return files.get(file).cached.clone();
  }

  /** Puts a file there, on the disk. */
  void put(Path file, byte[] bytes) {
    Content content = new Content();
    content.cached = bytes.clone();
    content.stable = bytes.clone();
    files.put(file, content);
    forcedEntries.put(file, content);
  }

  void remove(Path file) {
    files.remove(file);
    forcedEntries.remove(file);
  }

  List<Path> paths() {
    return List.copyOf(files.keySet());
  }

  TestDisk copy() {
    TestDisk copy = new TestDisk();
    files.forEach((path, content) -> copy.put(path, content.cached));
    return copy;
  }

  /** The program is gone; what it wrote is in the cache. */
  void killProgram() {
    locked = false;
    off = false;
  }

  /** The power was cut: each unforced sector, length and directory entry is there by chance. */
  void crash(RandomGenerator random) {
    killProgram();
    for (Path path : new ArrayList<>(files.keySet())) {
      if (!forcedEntries.containsKey(path) && random.nextBoolean()) {
        files.remove(path);
      }
    }
    forcedEntries.forEach(
        (path, content) -> {
          if (!files.containsKey(path) && random.nextBoolean()) {
            files.put(path, content);
          }
        });
    forcedEntries.clear();
    forcedEntries.putAll(files);
    files.values().forEach(content -> settle(content, random));
  }

  private static void settle(Content content, RandomGenerator random) {
    int size = random.nextBoolean() ? content.stable.length : content.cached.length;
    byte[] settled = Arrays.copyOf(content.stable, size);
    for (int s = content.dirty.nextSetBit(0); s >= 0; s = content.dirty.nextSetBit(s + 1)) {
      if (random.nextBoolean()) {
        copySector(content.cached, settled, s);
      }
    }
    content.stable = settled;
    content.cached = settled.clone();
    content.dirty.clear();
  }

  private static void copySector(byte[] from, byte[] to, int sector) {
    int start = sector * SECTOR_BYTES;
    for (int i = start; i < start + SECTOR_BYTES && i < to.length; i++) {
      to[i] = i < from.length ? from[i] : 0;
    }
  }

  /** Counts an operation; true if it is the faulty one. */
  private boolean faulty(String what) throws IOException {
    if (off) {
      throw new PowerIsOff();
    }
    log.add(what);
    return operations++ == faultAt;
  }

  private IOException failure(String what) {
    if (fault == Fault.POWER_CUT) {
      off = true;
      return new PowerIsOff();
    }
    return new IOException("injected: " + what);
  }

  @Override
  public void createFolder(Path folder) {}

  @Override
  public List<String> list(Path folder) {
    return files.keySet().stream()
        .filter(f -> folder.equals(f.getParent()))
        .map(f -> f.getFileName().toString())
        .sorted()
        .toList();
  }

  @Override
  public OpenFile openForWriting(Path file) throws IOException {
    if (faulty("open " + file.getFileName()) && fault != Fault.SHORT) {
      if (fault == Fault.POWER_CUT) {
        files.computeIfAbsent(file, f -> new Content());
      }
      throw failure("open");
    }
    return new MemoryFile(file, files.computeIfAbsent(file, f -> new Content()));
  }

  @Override
  public OpenFile openForReading(Path file) throws IOException {
    Content content = files.get(file);
    if (content == null) {
      throw new NoSuchFileException(file.toString());
    }
    return new MemoryFile(file, content);
  }

  @Override
  public void delete(Path file) throws IOException {
    if (faulty("delete " + file.getFileName()) && fault != Fault.SHORT) {
      throw failure("delete");
    }
    files.remove(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    if (faulty("force folder") && fault != Fault.SHORT) {
      throw failure("force folder");
    }
    forcedEntries.clear();
    forcedEntries.putAll(files);
  }

  @Override
  public long usableBytes(Path folder) {
    return capacityBytes - used();
  }

  private long used() {
    return files.values().stream().mapToLong(c -> c.cached.length).sum();
  }

  @Override
  public Optional<Closeable> lock(Path file) {
    if (locked) {
      return Optional.empty();
    }
    locked = true;
    return Optional.of(() -> locked = false);
  }

  private final class MemoryFile implements OpenFile {
    private final String name;
    private final Content content;

    MemoryFile(Path path, Content content) {
      this.name = path.getFileName().toString();
      this.content = content;
    }

    @Override
    public int write(ByteBuffer from, long positionBytes) throws IOException {
      int length = from.remaining();
      if (faulty("write " + name + " " + positionBytes + " " + length)) {
        if (fault == Fault.FAILS) {
          throw failure("write");
        }
        if (fault != Fault.POWER_CUT) {
          length = Math.max(1, length / 2);
        }
        put(from, (int) positionBytes, length);
        if (fault != Fault.SHORT) {
          throw failure("write");
        }
        return length;
      }
      put(from, (int) positionBytes, length);
      return length;
    }

    private void put(ByteBuffer from, int position, int length) throws IOException {
      int end = position + length;
      int more = end - content.cached.length;
      if (more > 0) {
        if (used() + more > capacityBytes) {
          throw new IOException("No space left on device");
        }
        content.cached = Arrays.copyOf(content.cached, end);
      }
      from.get(content.cached, position, length);
      content.dirty.set(position / SECTOR_BYTES, (end - 1) / SECTOR_BYTES + 1);
    }

    @Override
    public int read(ByteBuffer into, long positionBytes) {
      int left = content.cached.length - (int) Math.min(positionBytes, content.cached.length);
      if (left == 0) {
        return -1;
      }
      int length = Math.min(left, into.remaining());
      into.put(content.cached, (int) positionBytes, length);
      return length;
    }

    @Override
    public void force(boolean withMetadata) throws IOException {
      if (faulty("force " + name) && fault != Fault.SHORT) {
        if (fault != Fault.POWER_CUT) {
          content.dirty.clear(); // Marked clean, never written: the next force has nothing to do.
        }
        throw failure("force");
      }
      content.stable = Arrays.copyOf(content.stable, content.cached.length);
      for (int s = content.dirty.nextSetBit(0); s >= 0; s = content.dirty.nextSetBit(s + 1)) {
        copySector(content.cached, content.stable, s);
      }
      content.dirty.clear();
    }

    @Override
    public void truncate(long sizeBytes) throws IOException {
      if (faulty("truncate " + name + " " + sizeBytes)
          && fault != Fault.SHORT
          && fault != Fault.POWER_CUT) {
        throw failure("truncate");
      }
      int old = content.cached.length;
      if (sizeBytes < old) {
        content.cached = Arrays.copyOf(content.cached, (int) sizeBytes);
        content.dirty.set((int) sizeBytes / SECTOR_BYTES, (old - 1) / SECTOR_BYTES + 1);
      }
      if (faultAt == operations - 1 && fault == Fault.POWER_CUT) {
        throw failure("truncate");
      }
    }

    @Override
    public long sizeBytes() {
      return content.cached.length;
    }

    @Override
    public void close() {}
  }
}
