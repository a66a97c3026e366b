package canopy.bench;

import canopy.core.catalogue.Article;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The limit: as many bytes as the till's journal gets, in as many writes, into a preallocated file,
 * each forced. Nothing else.
 */
final class ForcedWrites implements SaleStore {
  private static final int PREALLOCATED_BYTES = 64 * 1024 * 1024;

  private final FileChannel file;
  private final ByteBuffer[] writes;

  /**
   * @param bytes of each write
   */
  ForcedWrites(Path path, int[] bytes) throws Exception {
    file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    writes = new ByteBuffer[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      writes[i] = ByteBuffer.allocate(bytes[i]);
    }
    ByteBuffer zeros = ByteBuffer.allocate(PREALLOCATED_BYTES);
    while (zeros.hasRemaining()) {
      file.write(zeros);
    }
    file.force(true);
    file.position(0);
  }

  @Override
  public String name() {
    return "the limit: a loop of the same forced writes";
  }

  @Override
  public boolean durable() {
    return true;
  }

  @Override
  public void sell(List<Article> articles) throws Exception {
    for (ByteBuffer bytes : writes) {
      if (file.position() + bytes.capacity() > PREALLOCATED_BYTES) {
        file.position(0);
      }
      bytes.clear();
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
