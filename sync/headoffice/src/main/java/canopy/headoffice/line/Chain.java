package canopy.headoffice.line;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The chain of hashes: SHA-256 over the hash of the line before and the JSON as it stands. */
public final class Chain {
  private final MessageDigest sha256;

  public Chain() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The hash of a line.
   *
   * @param previous hash of the line before, 32 bytes; zeros for the first line
   */
  public byte[] hash(byte[] previous, byte[] json) {
    sha256.update(previous);
    return sha256.digest(json);
  }

  /** Whether a line continues the chain after a hash of 64 digits. */
  public boolean continues(String previous, ReceivedLine line) {
    return continues(HexFormat.of().parseHex(previous), line);
  }

  /** The number of the first line that does not continue the one before it; 0 if all do. */
  public long firstBroken(List<ReceivedLine> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (!continues(lines.get(i - 1).hash(), lines.get(i))) {
        return lines.get(i).seq();
      }
    }
    return 0;
  }

  private boolean continues(byte[] previous, ReceivedLine line) {
    sha256.update(previous);
    sha256.update(line.bytes(), line.json().from(), line.json().length());
    return Arrays.equals(sha256.digest(), line.hash());
  }
}
