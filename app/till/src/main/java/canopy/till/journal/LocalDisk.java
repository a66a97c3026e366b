package canopy.till.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real disk, by {@link FileChannel}. A thread that is interrupted inside one of these calls
 * gets its file closed under it, so nobody may interrupt the till thread. Tests and benchmarks
 * extend it where theirs differs.
 */
public class LocalDisk implements JournalDisk {
  /** Kept open on purpose: POSIX drops a program's lock when it closes any channel on the file. */
  private final List<FileChannel> refusedByOurselves = new ArrayList<>();

  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  @Override
  public void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      createFolder(parent);
    }
    Files.createDirectories(folder);
    if (parent != null) {
      forceFolder(parent);
    }
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Override
  public OpenFile openForWriting(Path file) throws IOException {
    return new LocalFile(
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  @Override
  public OpenFile openForReading(Path file) throws IOException {
    return new LocalFile(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.delete(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    if (WINDOWS) {
      return; // A folder cannot be opened there; NTFS journals its own entries.
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public long usableBytes(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  @Override
  public Optional<Closeable> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException heldByThisProgram) {
      refusedByOurselves.add(channel);
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  private static final class LocalFile implements OpenFile {
    private final FileChannel channel;

    LocalFile(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int write(ByteBuffer from, long positionBytes) throws IOException {
      return channel.write(from, positionBytes);
    }

    @Override
    public int read(ByteBuffer into, long positionBytes) throws IOException {
      return channel.read(into, positionBytes);
    }

    @Override
    public void force(boolean withMetadata) throws IOException {
      channel.force(withMetadata);
    }

    @Override
    public void truncate(long sizeBytes) throws IOException {
      channel.truncate(sizeBytes);
    }

    @Override
    public long sizeBytes() throws IOException {
      return channel.size();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
