package canopy.bench;

import canopy.till.journal.JournalDisk;
import canopy.till.journal.LocalDisk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The local disk without forcing: to write years of journal in seconds. Never for a till. */
final class UnforcedDisk implements JournalDisk {
  private final LocalDisk disk = new LocalDisk();

  @Override
  public void createFolder(Path folder) throws IOException {
    disk.createFolder(folder);
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    return disk.list(folder);
  }

  @Override
  public OpenFile openForWriting(Path file) throws IOException {
    return new Unforced(disk.openForWriting(file));
  }

  @Override
  public OpenFile openForReading(Path file) throws IOException {
    return disk.openForReading(file);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  @Override
  public void forceFolder(Path folder) {}

  @Override
  public long usableBytes(Path folder) throws IOException {
    return disk.usableBytes(folder);
  }

  @Override
  public Optional<Closeable> lock(Path file) throws IOException {
    return disk.lock(file);
  }

  private record Unforced(OpenFile file) implements OpenFile {
    @Override
    public int write(ByteBuffer from, long positionBytes) throws IOException {
      return file.write(from, positionBytes);
    }

    @Override
    public int read(ByteBuffer into, long positionBytes) throws IOException {
      return file.read(into, positionBytes);
    }

    @Override
    public void force(boolean withMetadata) {}

    @Override
    public void truncate(long sizeBytes) throws IOException {
      file.truncate(sizeBytes);
    }

    @Override
    public long sizeBytes() throws IOException {
      return file.sizeBytes();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
