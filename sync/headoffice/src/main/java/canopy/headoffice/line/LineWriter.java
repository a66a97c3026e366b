package canopy.headoffice.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Puts stored lines together again, byte for byte as they came. One thread at a time. */
public final class LineWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * Adds a line.
   *
   * @param hash 32 bytes
   * @param json the bytes that were hashed
   */
  public void add(byte[] hash, byte[] json) {
    out.writeBytes(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII));
    out.write(' ');
    out.writeBytes(json);
    out.write('\n');
  }

  /** How many bytes there are so far. */
  public int lengthBytes() {
    return out.size();
  }

  /** All lines so far. */
  public byte[] bytes() {
    return out.toByteArray();
  }
}
