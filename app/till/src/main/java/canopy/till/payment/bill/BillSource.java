package canopy.till.payment.bill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A chosen file, read once: what is compared is what the journal names by its digest. */
final class BillSource {
  private static final long MOST_BYTES = 64L << 20;

  private final byte[] bytes;
  private final String name;

  private BillSource(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name;
  }

  /** Not on the FX thread. */
  static BillSource of(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("a file of " + Files.size(file) + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    return new BillSource(bytes, file.getFileName() + " sha256:" + digest(bytes));
  }

  byte[] bytes() {
    return bytes;
  }

  /** For the journal. */
  String name() {
    return name;
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
