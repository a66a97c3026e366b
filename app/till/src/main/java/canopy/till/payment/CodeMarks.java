package canopy.till.payment;

import canopy.core.payment.CodeMark;
import canopy.till.payment.channel.PaymentCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks payment codes so that a second scan of one is recognised and nobody can pay with what is
 * kept. The hash is keyed: 18 digits alone would be found by trying. Any thread.
 */
public final class CodeMarks {
  private static final Logger LOG = LoggerFactory.getLogger(CodeMarks.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  /**
   * @param key 32 bytes that never leave this till
   */
  CodeMarks(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * With the key of this till, which is made at the first start: file mode 600, forced to disk. A
   * torn one is made anew, for it only recognises codes of the last minute.
   *
   * @param keys the folder of secrets
   */
  public static CodeMarks open(Path keys, RandomGenerator random) throws IOException {
    Path file = keys.resolve("payment-codes");
    boolean there = Files.exists(file);
    byte[] key = there ? Files.readAllBytes(file) : new byte[0];
    if (key.length != KEY_BYTES) {
      if (there) {
        LOG.warn("{} is torn ({} bytes); a new one is made", file.getFileName(), key.length);
      }
      key = new byte[KEY_BYTES];
      random.nextBytes(key);
      write(keys, file, key);
    }
    return new CodeMarks(key);
  }

  private static void write(Path keys, Path file, byte[] key) throws IOException {
    boolean posix = keys.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(keys, attributes(posix, "rwx------"));
    Path fresh = keys.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, attributes(posix, "rw-------"));
    try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(key);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
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

  /** What may be kept of a code. */
  public CodeMark mark(PaymentCode code) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(code.inClear().getBytes(StandardCharsets.US_ASCII));
      return new CodeMark(code.mask(), HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
