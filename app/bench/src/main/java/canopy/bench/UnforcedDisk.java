package canopy.bench;

import canopy.till.journal.LocalDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The local disk without forcing: to write years of journal in seconds. Never for a till. */
public final class UnforcedDisk extends LocalDisk {
  @Override
  public OpenFile openForWriting(Path file) throws IOException {
    return new Unforced(super.openForWriting(file));
  }

  @Override
  public void forceFolder(Path folder) {}

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
