package canopy.till.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder whose files only the till's user may read. A file is created with that protection, not
 * given it afterwards, and is replaced as a whole and forced, so that a power cut leaves the old
 * one or the new one. What lies there with access for others, from an older version or put there by
 * hand, is closed when the folder is opened. Not for two threads on the same file.
 */
public final class SecretFolder {
  private static final Logger LOG = LoggerFactory.getLogger(SecretFolder.class);
  private static final Set<StandardOpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** Keys lie in folders by channel; nothing of ours is deeper. */
  private static final int DEEPEST = 4;

  private final Path folder;
  private final OwnerOnly protection;

  private SecretFolder(Path folder, OwnerOnly protection) {
    this.folder = folder;
    this.protection = protection;
  }

  /**
   * Opens a folder, which is made at the first file.
   *
   * @throws IOException if the folder cannot be read; a file that cannot be closed is only logged,
   *     for its owner may be somebody who wanted it so
   */
  public static SecretFolder open(Path folder) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    SecretFolder opened = new SecretFolder(place, OwnerOnly.on(place));
    if (Files.isDirectory(place)) {
      opened.closeAll();
    }
    return opened;
  }

  /** Where a file of this name is, whether or not it is there. */
  public Path file(String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IllegalArgumentException(name + " is not inside " + folder);
    }
    return file;
  }

  /** Writes a file in place of the one of this name, if there is one. */
  public void write(String name, byte[] content) throws IOException {
    Path file = file(name);
    Path fresh = fresh(file, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolderOf(file);
  }

  /**
   * Reads a file, or makes it of random bytes if it is not there. One that is there is never
   * replaced.
   *
   * @return what is in it, whatever its length is
   */
  public byte[] readOrMake(String name, int lengthBytes, RandomGenerator random)
      throws IOException {
    Path file = file(name);
    if (!Files.exists(file)) {
      byte[] secret = new byte[lengthBytes];
      random.nextBytes(secret);
      Path fresh = fresh(file, secret);
      try {
        Files.move(fresh, file);
      } catch (FileAlreadyExistsException e) {
        throw new IOException("another program is making " + file + " at this moment", e);
      }
      forceFolderOf(file);
    }
    return Files.readAllBytes(file);
  }

  private Path fresh(Path file, byte[] content) throws IOException {
    Path parent = parent(file);
    makeFolders(parent);
    Path fresh = parent.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(fresh); // A power cut may have left it half written.
    FileAttribute<?>[] ownerOnly = protection.attributes(false);
    try (FileChannel out = FileChannel.open(fresh, FRESH, ownerOnly)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("another program is making " + file + " at this moment", e);
    }
    return fresh;
  }

  /** The folder itself and those in it are for the owner; what they lie in is not ours. */
  private void makeFolders(Path parent) throws IOException {
    Files.createDirectories(parent(folder));
    Files.createDirectories(parent, protection.attributes(true));
  }

  private void forceFolderOf(Path file) throws IOException {
    if (protection instanceof OwnerOnly.Mode) {
      try (FileChannel names = FileChannel.open(parent(file))) {
        names.force(true); // The new name is in the folder, and must survive a power cut too.
      }
    }
  }

  private void closeAll() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      all = walk.filter(path -> !Files.isSymbolicLink(path)).toList();
    } catch (UncheckedIOException e) {
      throw new IOException(folder + " cannot be read", e);
    }
    for (Path path : all) {
      try {
        if (protection.close(path, Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
          LOG.warn("{} was open to other users; it is closed now", path);
        }
      } catch (IOException e) {
        LOG.warn("{} is open to other users and cannot be closed: {}", path, e.toString());
      }
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " cannot hold secrets");
    }
    return parent;
  }
}
