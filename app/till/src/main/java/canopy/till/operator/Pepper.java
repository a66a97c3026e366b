package canopy.till.operator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The secret half of every PIN hash: 32 random bytes in a file of their own that only the till's
 * user may read. It is in no database, no journal and no backup of them, so whoever copies those
 * has nothing to try PINs against. If the file is lost every PIN must be set anew. Immutable, safe
 * on any thread.
 */
public final class Pepper {
  static final int LENGTH_BYTES = 32;
  private static final String FILE = "pepper";

  private final byte[] secret;

  private Pepper(byte[] secret) {
    this.secret = secret;
  }

  /**
   * Reads the pepper from the folder, or makes it there at the first start: folder mode 700, file
   * mode 600 (on Windows: what the data folder's access list says), forced to disk.
   *
   * @throws IOException if it cannot be read or made, or is not 32 bytes long; it is never replaced
   */
  public static Pepper open(Path keys, SecureRandom random) throws IOException {
    boolean posix = keys.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(keys, attributes(posix, "rwx------"));
    Path file = keys.resolve(FILE);
    if (!Files.exists(file)) {
      make(keys, file, random, posix);
    }
    byte[] secret = Files.readAllBytes(file);
    if (secret.length != LENGTH_BYTES) {
      throw new IOException(
          file
              + " is damaged ("
              + secret.length
              + " bytes instead of 32). Restore it from the station's key backup; without it every"
              + " PIN must be set anew.");
    }
    return new Pepper(secret);
  }

  /** A name for the secret that gives nothing of it away: it tells one pepper from another. */
  String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("canopy pepper id".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(secret), 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  byte[] secret() {
    return secret.clone();
  }

  @Override
  public String toString() {
    return "Pepper[hidden]";
  }

  private static void make(Path keys, Path file, SecureRandom random, boolean posix)
      throws IOException {
    byte[] secret = new byte[LENGTH_BYTES];
    random.nextBytes(secret);
    Path fresh = keys.resolve(FILE + ".new");
    Files.deleteIfExists(fresh);
    try {
      Files.createFile(fresh, attributes(posix, "rw-------"));
      try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(secret);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("another program is making " + file + " at this moment", e);
    }
    if (posix) {
      try (FileChannel folder = FileChannel.open(keys)) {
        folder.force(true); // the new name is in the folder, and that must survive a power cut too
      }
    }
  }

  private static FileAttribute<?>[] attributes(boolean posix, String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
