package canopy.till.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongSupplier;

/**
 * Where the database lies. One broken database is kept aside, for a technician to look at; the next
 * one replaces it.
 */
class StoreFiles {
  private static final String NAME = "store";
  private static final String SUFFIX = ".mv.db";

  /**
   * For pages that were read. With H2's own 16 MiB the sums of a year do not fit: reports read them
   * from the file again and again, and the collector copies what it finds of them each time.
   */
  private static final int CACHE_KIB = 64 * 1024;

  private final Path folder;
  private final String scheme;
  private final LongSupplier usableBytes;

  /**
   * @param scheme H2's name of a file system, with a colon; empty for the real one
   * @param usableBytes free space
   */
  StoreFiles(Path folder, String scheme, LongSupplier usableBytes) {
    this.folder = folder.toAbsolutePath();
    this.scheme = scheme;
    this.usableBytes = usableBytes;
  }

  static StoreFiles in(Path folder) {
    return new StoreFiles(folder, "", () -> usableBytes(folder));
  }

  private static long usableBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer about the free space of " + folder, e);
    }
  }

  /**
   * Of an embedded database; the file system's own lock keeps a second program out. Packed, for the
   * documents of the sales are most of it: a third of the file, and no slower.
   */
  String url() {
    return path()
        + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000;CACHE_SIZE="
        + CACHE_KIB
        + ";COMPRESS=TRUE";
  }

  /** Of the same database once it is open, without what only its owner may set. */
  String readerUrl() {
    return path() + ";IFEXISTS=TRUE;LOCK_TIMEOUT=10000";
  }

  private String path() {
    return "jdbc:h2:" + scheme + folder.resolve(NAME);
  }

  void createFolder() throws IOException {
    Files.createDirectories(folder);
  }

  Path database() {
    return folder.resolve(NAME + SUFFIX);
  }

  /** The till's saved state, which outlives the database. */
  Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  Path aside() {
    return folder.resolve(NAME + SUFFIX + ".aside");
  }

  boolean hasRoom(long leastFreeBytes) {
    return usableBytes.getAsLong() >= leastFreeBytes;
  }

  /** Moves the database aside; deletes it if there is not room for it and a new one. */
  void moveAside(long leastFreeBytes) throws IOException {
    Path database = database();
    if (!Files.exists(database)) {
      return;
    }
    Files.deleteIfExists(aside());
    if (hasRoom(leastFreeBytes + 2 * Files.size(database))) {
      Files.move(database, aside(), StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(database);
    }
  }
}
