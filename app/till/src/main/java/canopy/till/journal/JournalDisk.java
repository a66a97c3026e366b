package canopy.till.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The disk as the journal sees it: nothing that it does to files goes past this interface, so that
 * tests can make every single step fail, lose or reorder what was not forced, and cut the power.
 */
public interface JournalDisk {
  /** Creates the folder and its parents where missing, durably. */
  void createFolder(Path folder) throws IOException;

  /** The names of the files in the folder, sorted. */
  List<String> list(Path folder) throws IOException;

  /** Opens for reading and writing; creates the file if it is not there. */
  OpenFile openForWriting(Path file) throws IOException;

  OpenFile openForReading(Path file) throws IOException;

  void delete(Path file) throws IOException;

  /**
   * Makes creations and deletions in the folder durable. Nothing to do where a system has no such
   * call.
   */
  void forceFolder(Path folder) throws IOException;

  /** Free space for us on the folder's disk. */
  long usableBytes(Path folder) throws IOException;

  /** Takes the file as an exclusive lock of this program; empty if somebody holds it. */
  Optional<Closeable> lock(Path file) throws IOException;

  /** An open file. One thread at a time. */
  interface OpenFile extends Closeable {
    /** May write less than asked. */
    int write(ByteBuffer from, long positionBytes) throws IOException;

    /** Returns -1 at the end of the file. */
    int read(ByteBuffer into, long positionBytes) throws IOException;

    /**
     * Returns when everything written is on the disk.
     *
     * @param withMetadata also what is not needed to read the data back
     */
    void force(boolean withMetadata) throws IOException;

    void truncate(long sizeBytes) throws IOException;

    long sizeBytes() throws IOException;
  }
}
