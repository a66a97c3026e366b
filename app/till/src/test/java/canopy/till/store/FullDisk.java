package canopy.till.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's file system {@code full:}, which takes no bytes while a file named "full" lies there. */
public final class FullDisk extends FilePathWrapper {
  static final String SCHEME = "full:";

  static void register() {
    FilePath.register(new FullDisk());
  }

  @Override
  public String getScheme() {
    return "full";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    Path marker = Path.of(getBase().toString()).resolveSibling("full");
    return new Channel(getBase().open(mode), marker);
  }

  private static final class Channel extends FileBaseDefault {
    private final FileChannel base;
    private final Path marker;

    Channel(FileChannel base, Path marker) {
      this.base = base;
      this.marker = marker;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      if (Files.exists(marker)) {
        throw new IOException("No space left on device");
      }
      return base.write(bytes, position);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
      return base.read(bytes, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      base.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    public void force(boolean metaData) throws IOException {
      base.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}
